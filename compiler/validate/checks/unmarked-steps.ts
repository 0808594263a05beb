import { unmarkedStep } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { TargetFact } from "../../model/facts.js";
import { targetFaults } from "../step-faults.js";
import type { Check } from "./check.js";

type Unmarked = Extract<TargetFact, { kind: "unknown" }>;

/** Once a function, at the first step that calls it. */
export const unmarkedSteps: Check = ({ facts }) => {
  const byFunction = new Map<string, Unmarked[]>();
  for (const each of targetFaults(facts, "unmarked")) {
    const { file, line, column } = each.declared ?? each.site;
    const key = `${file}:${line}:${column}`;
    byFunction.set(key, [...(byFunction.get(key) ?? []), each]);
  }
  return [...byFunction.values()].flatMap(report);
};

function report([first, ...others]: readonly Unmarked[]): readonly Diagnostic[] {
  if (first === undefined) return [];
  const { site, text, declared } = first;
  const related = [
    ...(declared ? [{ ...declared, message: `${text} is declared here` }] : []),
    ...others.map((each) => ({ ...each.site, message: "a step too" })),
  ];
  const help = declared ? undefined : "Call it in a node of your own.";
  return [unmarkedStep(site, { text }, { related, ...(help !== undefined && { help }) })];
}
