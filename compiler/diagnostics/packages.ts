import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF7001 = errorEntry([
  "AF7001",
  "declaredContext",
  "A context is known by its declarations only",
  "It comes from a package, or from a project that this one references, and a `.d.ts` file has the types of providers but not the providers.",
  "Extend FlowContext here, with the providers that the flows need: their classes may come from anywhere. Flows of the other project run by the `launch` of its own wiring.",
]);

export const declaredContext = (
  site: Site,
  { context }: { context: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF7001, site, {
    ...more,
    message: `The providers of ${context} cannot be read: there is only a declaration of it`,
  });

export const packagesEntries: readonly CatalogueEntry[] = [entryAF7001];
