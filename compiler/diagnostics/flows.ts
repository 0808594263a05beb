import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF5001 = errorEntry([
  "AF5001",
  "stepMismatch",
  "An output does not fit the next input",
  "What a step returns is not what the next one takes.",
  "Change the step, or put a node between the two.",
]);

export const stepMismatch = (
  site: Site,
  { step, reason }: { step: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5001, site, {
    ...more,
    message: `What arrives does not fit ${step}: ${reason}`,
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

const entryAF5010 = errorEntry([
  "AF5010",
  "fanOutTargets",
  "Empty or duplicate targets",
  "A fan-out has at least one target, and no key twice.",
  "Give each target a key of its own.",
]);

export const fanOutTargets = (
  site: Site,
  { reason }: { reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF5010, site, { ...more, message: `This fan-out ${reason}` });

const entryAF5011 = errorEntry([
  "AF5011",
  "reservedFlowName",
  "A flow name is taken by the app",
  "The app has methods of its own and one property a shared member.",
  "Rename the flow.",
]);

export const reservedFlowName = (
  site: Site,
  { flow }: { flow: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF5011, site, { ...more, message: `Flow name ${flow} is taken by the app` });

export const flowsEntries: readonly CatalogueEntry[] = [
  entryAF5001,
  entryAF5008,
  entryAF5010,
  entryAF5011,
];
