import { access } from "../model/identifiers.js";
import type { EachPlan, MapOptionsPlan, ProgramPlan, TypeText } from "../model/plan.js";
import { indent, quote } from "./text.js";

/** What a map does with an item: a task's number, or a function, whose last line is its closing brace. */
export function printEach(
  each: EachPlan,
  print: (program: ProgramPlan) => readonly string[],
): readonly string[] {
  switch (each.by) {
    case "task":
      return [String(each.task)];
    case "flow":
      return each.takesItem
        ? [`(run, item) => flows${access(each.flow)}(run, item)`]
        : [`(run) => flows${access(each.flow)}(run)`];
    case "program":
      return [`async (run, ${each.item}) => {`, ...indent(print(each.program)), "}"];
  }
}

export function printOptions(options: MapOptionsPlan): readonly string[] {
  const entries = Object.entries(options).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? quote(value) : value}`,
  );
  return entries.length === 0 ? [] : [`{ ${entries.join(", ")} }`];
}

/** What is mapped is said where a function maps it: `<Order, number>`. */
export const printTypeArguments = (each: EachPlan, type: TypeText): string =>
  each.by === "task" ? `<${type}>` : `<${each.type}, ${type}>`;
