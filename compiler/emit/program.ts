import { access, key } from "../model/identifiers.js";
import type { BranchPlan, ProgramPlan, StepOf, StepPlan, ValuePlan } from "../model/plan.js";
import { printEach, printOptions, printTypeArguments } from "./map.js";
import { indent, list } from "./text.js";

/** The statements of a program; `column` is where they begin. */
export function printProgram({ steps, result }: ProgramPlan, column: number): readonly string[] {
  const lines = steps.flatMap((each) => printStep(each, column));
  return result === undefined ? lines : [...lines, `return ${printValue(result)};`];
}

function printStep(step: StepPlan, column: number): readonly string[] {
  switch (step.op) {
    case "task": {
      const items = [String(step.task), ...step.inputs.map(printValue)];
      const open = `${beginning(step)}run.task<${step.type}>(`;
      return list({ open, items, close: ");", column });
    }
    case "flow": {
      const items = ["run", ...step.inputs.map(printValue)];
      const open = `${beginning(step)}flows${access(step.flow)}(`;
      return list({ open, items, close: ");", column });
    }
    case "fanOut":
      return printFanOut(step, column);
    case "map":
    case "mapReduce":
      return printMap(step, column);
    case "bind":
      return [`const ${step.result}: ${step.type} = ${printValue(step.value)};`];
  }
}

function beginning({ passedOn, result }: StepPlan): string {
  if (passedOn) return "return ";
  return result === undefined ? "await " : `const ${result} = await `;
}

function printValue(value: ValuePlan): string {
  switch (value.of) {
    case "name":
      return value.name;
    case "tuple":
      return `[${value.names.join(", ")}]`;
    case "record": {
      const entries = value.entries.map((entry) => `${key(entry.key)}: ${entry.name}`);
      return `{ ${entries.join(", ")} }`;
    }
  }
}

function printFanOut({ branches, results }: StepOf<"fanOut">, column: number) {
  const beginning = results.length === 0 ? "" : `const [${results.join(", ")}] = `;
  const open = `${beginning}await run.fanOut((branch) => [`;
  return list({ open, items: branches.map(printBranch), close: "]);", column });
}

function printBranch(branch: BranchPlan): string {
  const inputs = branch.inputs.map(printValue);
  return branch.by === "task"
    ? `branch.task<${branch.type}>(${[branch.task, ...inputs].join(", ")})`
    : `flows${access(branch.flow)}(${["branch", ...inputs].join(", ")})`;
}

function printMap(step: StepOf<"map" | "mapReduce">, column: number): readonly string[] {
  const open = `${beginning(step)}run.${step.op}${printTypeArguments(step.each, step.type)}(`;
  const items = printValue(step.items);
  const each = printEach(step.each, (program) => printProgram(program, column + 2));
  const reducer = step.op === "mapReduce" ? [String(step.reducer)] : [];
  const tail = [...reducer, ...printOptions(step.options)];
  if (each.length === 1)
    return list({ open, items: [items, ...each, ...tail], close: ");", column });
  if (tail.length > 0)
    return [open, ...indent(withCommas([[items], each, ...tail.map((one) => [one])])), ");"];
  const [first, ...rest] = each;
  return [`${open}${items}, ${first}`, ...rest.slice(0, -1), `${rest.at(-1)});`];
}

/** Each part ends with a comma. */
const withCommas = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.flatMap((part) => [...part.slice(0, -1), `${part.at(-1)},`]);
