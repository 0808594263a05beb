import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF3001 = errorEntry([
  "AF3001",
  "notShareable",
  "A type cannot be shared",
  "Shared memory holds numbers, booleans, strings, sets of literals, typed arrays, and maps and arrays of those.",
  "Change the field, or provide the value with `local`.",
]);

export const notShareable = (
  site: Site,
  { chain }: { chain: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3001, site, { ...more, message: `Cannot be shared: ${chainText(chain)}` });

/** Both ends of a long chain: the related places show all of it. */
function chainText(chain: readonly string[]): string {
  const whole = chain.join(" -> ");
  if (whole.length <= 80) return whole;
  return chain.length < 4 ? whole : [chain[0], "...", ...chain.slice(-2)].join(" -> ");
}

const entryAF3002 = errorEntry([
  "AF3002",
  "sharedCapturesLocal",
  "A shared provider captures a local one",
  "A local value exists once a thread; a shared object is one for all of them.",
  "Pass the dependency to the methods that need it, or make this provider local.",
]);

export const sharedCapturesLocal = (
  site: Site,
  { shared, local }: { shared: string; local: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3002, site, { ...more, message: `Shared ${shared} captures local ${local}` });

const entryAF3004 = errorEntry([
  "AF3004",
  "cannotCross",
  "A value cannot cross a thread",
  "Functions, symbols, promises, streams and instances with methods are not copied from thread to thread.",
  "Pass plain data.",
]);

export const cannotCross = (
  site: Site,
  { path, type }: { path: string; type: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3004, site, { ...more, message: `${path} cannot cross a thread: ${type}` });

const entryAF3015 = errorEntry([
  "AF3015",
  "hashPrivateMember",
  "A `#private` member in a shared class",
  "A `#private` member exists in the instance that has it only, and methods run on a view of shared memory.",
  "Write `private name` instead of `#name`.",
]);

export const hashPrivateMember = (
  site: Site,
  { member, name }: { member: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3015, site, {
    ...more,
    message: `Shared class ${name} has the #private member ${member}`,
  });

export const sharingEntries: readonly CatalogueEntry[] = [
  entryAF3001,
  entryAF3002,
  entryAF3004,
  entryAF3015,
];
