import { falseImplementation } from "../../diagnostics/resolution.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ClassFact } from "../../model/facts.js";
import { typeText } from "../../model/type-lookup.js";
import { unfulfilled } from "../unfulfilled.js";
import type { Check, Program } from "./check.js";

/** Of the program's classes that are provided, those that are not what they declare themselves to be. */
export const falseImplementations: Check = (program) => {
  const bindings = program.graph.contexts.flatMap((each) => each.bindings);
  const classes = new Set(bindings.flatMap((each) => each.class ?? []));
  return [...classes].flatMap((each) => report(each, program));
};

function report(fact: ClassFact, program: Program): readonly Diagnostic[] {
  const found = unfulfilled(fact, program);
  if (found === undefined) return [];
  const { name, site } = fact;
  const { type, reason } = found;
  const sentence = `${reason[0]?.toUpperCase()}${reason.slice(1)}.`;
  const help = `${sentence}\nGive ${name} what is missing, or let it not say so.`;
  return [falseImplementation(site, { name, type: typeText(program.facts.types, type) }, { help })];
}
