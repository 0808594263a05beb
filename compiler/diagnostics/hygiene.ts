import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import {
  type CatalogueEntry,
  diagnosticOf,
  hintEntry,
  type Wording,
  warningEntry,
} from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF6001 = warningEntry([
  "AF6001",
  "unusedProvider",
  "A provider is not used",
  "No node, no other provider and, of what is shared, no code of the main thread takes this member of the context.",
  "Use it, or remove the member.",
]);

export const unusedProvider = (
  site: Site,
  { member, context }: { member: string; context: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF6001, site, { ...more, message: `Nobody uses ${member} of ${context}` });

const entryAF6002 = warningEntry([
  "AF6002",
  "unusedNode",
  "A node is not used",
  "No flow of the program has this node as a step.",
  "Use it in a flow, or remove the marker or the function.",
]);

export const unusedNode = (site: Site, { node }: { node: string }, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF6002, site, { ...more, message: `No flow uses node ${node}` });

const entryAF6005 = warningEntry([
  "AF6005",
  "staleSuppression",
  "A suppression has no effect",
  "Warnings and hints of a line are suppressed by `// aetherflow-disable-next-line AF6002 -- reason` in the line above. Errors cannot be suppressed.",
  "Remove the code from the comment.",
]);

export const staleSuppression = (
  site: Site,
  { problem }: { problem: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF6005, site, { ...more, message: problem });

const entryAF6006 = hintEntry([
  "AF6006",
  "unusedParameter",
  "An unused parameter keeps a provider alive",
  "The function does not use the parameter, and nobody else uses the provider, which is made for it all the same.",
  "Remove the parameter, or begin its name with `_` when it is meant so.",
]);

export const unusedParameter = (
  site: Site,
  { parameter, owner, member }: { parameter: string; owner: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF6006, site, {
    ...more,
    message: `Parameter ${parameter} of ${owner} is not used, and keeps ${member} alive`,
  });

export const hygieneEntries: readonly CatalogueEntry[] = [
  entryAF6001,
  entryAF6002,
  entryAF6005,
  entryAF6006,
];
