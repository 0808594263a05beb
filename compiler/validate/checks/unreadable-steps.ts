import { unreadableStep } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { FlowFact } from "../../model/facts.js";
import { operatorFaults } from "../step-faults.js";
import type { Check } from "./check.js";

/** Operators that cannot be read, or do not follow what they need before them. */
export const unreadableSteps: Check = ({ facts }) => [
  ...operatorFaults(facts, "other").map(({ site, name: operator, reason }) =>
    unreadableStep(site, { operator, reason }),
  ),
  ...facts.flows.flatMap(misplaced),
];

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
    const help = op === "fanIn" ? "Write `.to`." : "Map over what arrives first.";
    return [unreadableStep(site, { operator: op, reason }, { help })];
  });
