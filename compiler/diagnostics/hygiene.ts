import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, type Wording, warningEntry } from "./entry.js";

type More = Omit<Wording, "message">;

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

export const hygieneEntries: readonly CatalogueEntry[] = [entryAF6002, entryAF6005];
