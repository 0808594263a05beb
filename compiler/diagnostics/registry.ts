import { contentionEntries } from "./contention.js";
import { declarationsEntries } from "./declarations.js";
import type { CatalogueEntry } from "./entry.js";
import { flowsEntries } from "./flows.js";
import { hostEntries } from "./host.js";
import { hygieneEntries } from "./hygiene.js";
import { lifeEntries } from "./life.js";
import { packagesEntries } from "./packages.js";
import { resolutionEntries } from "./resolution.js";
import { sharingEntries } from "./sharing.js";

export type { CatalogueEntry } from "./entry.js";
export { fixable } from "./fixable.js";

/** Every message the compiler can give, by code. */
export const catalogue: readonly CatalogueEntry[] = [
  ...hostEntries,
  ...resolutionEntries,
  ...declarationsEntries,
  ...sharingEntries,
  ...contentionEntries,
  ...lifeEntries,
  ...flowsEntries,
  ...hygieneEntries,
  ...packagesEntries,
].sort((a, b) => (a.code < b.code ? -1 : 1));
