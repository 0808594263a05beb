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

export const hygieneEntries: readonly CatalogueEntry[] = [entryAF6002];
