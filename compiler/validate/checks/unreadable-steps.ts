import { unreadableStep } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { FlowFact, NamedPlace } from "../../model/facts.js";
import { flowOperators } from "../../model/options.js";
import { replacing } from "../fixes.js";
import { nearest } from "../similar.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

/** Operators that cannot be read, or do not follow what they need before them. */
export const unreadableSteps: Check = ({ facts }) => [
  ...operatorFaults(facts, "other").map(({ site, name: operator, reason }) =>
    unreadableStep(
      site,
      { operator, reason },
      { ...help(operator), ...misspelt({ name: operator, site }) },
    ),
  ),
  ...facts.flows.flatMap(misplaced),
];

function help(operator: string): { readonly help?: string } {
  if (flowOperators.includes(operator)) return {};
  const known = flowOperators.map((each) => `.${each}`).join(", ");
  return { help: [...nearest(operator, flowOperators), `The operators are ${known}.`].join("\n") };
}

const misspelt = (operator: NamedPlace) =>
  flowOperators.includes(operator.name) ? {} : replacing(operator, flowOperators);

const predecessors = {
  reduce: { op: "map", reason: "needs a .map before it" },
  fanIn: { op: "fanOut", reason: "needs a .fanOut before it" },
} as const;

const misplaced = ({ steps }: FlowFact): readonly Diagnostic[] =>
  steps.flatMap(({ op, site }, at) => {
    if (op !== "reduce" && op !== "fanIn") return [];
    const { op: needed, reason } = predecessors[op];
    const before = steps[at - 1]?.op;
    if (before === needed || before === "unknown") return [];
    const more = op === "fanIn" ? "Write `.to`." : "Map over what arrives first.";
    return [unreadableStep(site, { operator: op, reason }, { help: more })];
  });
