import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import {
  type CatalogueEntry,
  diagnosticOf,
  errorEntry,
  type Wording,
  warningEntry,
} from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF5001 = errorEntry([
  "AF5001",
  "stepMismatch",
  "An output does not fit the next input",
  "What a step returns is not what the next one takes.",
  "Change one of them, or put a node between the two.",
]);

export const stepMismatch = (
  site: Site,
  { what, step, reason }: { what: string; step: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5001, site, { ...more, message: `${what} does not fit ${step}: ${reason}` });

const entryAF5002 = errorEntry([
  "AF5002",
  "aggregatorKeys",
  "Aggregator and targets disagree on keys",
  "The node after a fan-out gets a record with one property a target, under the targets' keys.",
  "Give the targets the keys that the node takes.",
]);

export const aggregatorKeys = (
  site: Site,
  { step, keys }: { step: string; keys: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5002, site, {
    ...more,
    message: `No target has the key ${keys.join(", ")} that ${step} takes`,
  });

const entryAF5003 = errorEntry([
  "AF5003",
  "branchKey",
  "A value cannot be a branch key",
  "A selector gives strings, numbers, booleans or null, and each branch has a key that it may give.",
  "Let the selector give a string.",
]);

export const branchKey = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5003, site, { ...more, message: reason });

const entryAF5004 = warningEntry([
  "AF5004",
  "uncoveredBranch",
  "A branch is not covered",
  "A key without a branch makes the flow reject with a BranchError. Where all keys are known that is an error.",
  "Add the branch, or `{ otherwise: node }` for all the rest.",
]);

export const uncoveredBranch = (
  site: Site,
  { keys }: { keys: readonly string[] },
  more: More = {},
): Diagnostic => ({
  ...diagnosticOf(entryAF5004, site, {
    ...more,
    message: `No branch is for ${keys.map((each) => JSON.stringify(each)).join(", ")}`,
  }),
  severity: "error",
});

export const openBranches = (site: Site, { type }: { type: string }, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF5004, site, {
    ...more,
    message: `Not every ${type} has a branch, and there is no \`otherwise\``,
  });

const entryAF5005 = errorEntry([
  "AF5005",
  "repetition",
  "A step cannot be repeated like this",
  "A step that is repeated takes one value and gives one that it takes; it runs a positive whole number of times.",
  "Repeat a node whose output is its input.",
]);

export const repetition = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5005, site, { ...more, message: reason });

const entryAF5007 = errorEntry([
  "AF5007",
  "leftOverInput",
  "An input is left over",
  "Every node but the first has exactly one input: the value that arrives.",
  "Take one input, of all that the node needs.",
]);

export const leftOverInput = (
  site: Site,
  { step, inputs }: { step: string; inputs: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5007, site, {
    ...more,
    message: `Nothing gives ${step} its input ${inputs.join(", ")}`,
  });

const entryAF5008 = errorEntry([
  "AF5008",
  "strayFlow",
  "A flow is not a top-level const",
  "Flows are read from the source text: `export const name = flow(Context)...`.",
  "Declare the flow as a `const` at the top level.",
]);

export const strayFlow = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5008, site, { ...more, message: `This flow ${reason}` });

const entryAF5009 = errorEntry([
  "AF5009",
  "policyRange",
  "A retry policy or a time limit is out of range",
  "attempts is an integer from 1, backoff a number from 1, jitter one from 0 to 1; delays and limits are milliseconds or text.",
  "Write a value in the range, or an exported constant, which is checked at launch.",
]);

export const policyRange = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5009, site, { ...more, message: reason });

const entryAF5010 = errorEntry([
  "AF5010",
  "fanOutTargets",
  "Empty or duplicate targets",
  "A fan-out has at least one target, a table of branches at least one branch, and neither a key twice.",
  "Give each target a key of its own.",
]);

export const fanOutTargets = (
  site: Site,
  { what = "fan-out", reason }: { what?: string; reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5010, site, { ...more, message: `This ${what} ${reason}` });

const entryAF5011 = errorEntry([
  "AF5011",
  "reservedFlowName",
  "A flow name is taken by the app",
  "The app has methods of its own and one property a shared member.",
  "Rename it.",
]);

export const reservedFlowName = (
  site: Site,
  { what, name }: { what: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5011, site, {
    ...more,
    message: `${what} name ${name} is taken by the app`,
  });

const entryAF5012 = errorEntry([
  "AF5012",
  "unreadableStep",
  "An operator cannot be used like this",
  "Flows are not run to be compiled: operators and their arguments are read from the source text.",
  "Write the operator and its arguments out.",
]);

export const unreadableStep = (
  site: Site,
  { operator, reason }: { operator: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5012, site, { ...more, message: `Operator .${operator} ${reason}` });

const entryAF5013 = errorEntry([
  "AF5013",
  "unusableStep",
  "A step cannot be called",
  "A step is an exported node, a flow of the same context, or an arrow that captures nothing.",
  "Name a node or a flow of this context.",
]);

export const unusableStep = (
  site: Site,
  { text, reason }: { text: string; reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5013, site, { ...more, message: `Step ${text} ${reason}` });

const entryAF5014 = errorEntry([
  "AF5014",
  "flowContext",
  "A flow names no context that can be wired",
  "A flow begins with the context that provides what its nodes need: a class that extends FlowContext and is not abstract.",
  "Name a class that extends FlowContext: `flow(Context)`.",
]);

export const flowContext = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5014, site, { ...more, message: `This flow ${reason}` });

const entryAF5015 = errorEntry([
  "AF5015",
  "flowCycle",
  "A flow contains itself",
  "Flows are compiled into one another, and this would never end.",
  "Take the flow out of itself.",
]);

export const flowCycle = (
  site: Site,
  { flows }: { flows: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5015, site, {
    ...more,
    message: `Flow ${flows[0]} contains itself: ${[...flows, flows[0]].join(" -> ")}`,
  });

export const flowsEntries: readonly CatalogueEntry[] = [
  entryAF5001,
  entryAF5002,
  entryAF5003,
  entryAF5004,
  entryAF5005,
  entryAF5007,
  entryAF5008,
  entryAF5009,
  entryAF5010,
  entryAF5011,
  entryAF5012,
  entryAF5013,
  entryAF5014,
  entryAF5015,
];
