import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, type Wording, warningEntry } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF4004 = warningEntry([
  "AF4004",
  "ownerlessDisposer",
  "A disposer without an owner",
  "A factory makes a new value for each who asks for it, and keeps none of them: what a node gets is not disposed when the node ends.",
  "Make it `scoped`: then it is disposed at the end of the task. Or say `using` in the node.",
]);

export const ownerlessDisposer = (
  site: Site,
  { member, node }: { member: string; node: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF4004, site, {
    ...more,
    message: `Nobody disposes what factory ${member} makes for node ${node}`,
  });

export const lifeEntries: readonly CatalogueEntry[] = [entryAF4004];
