import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF1001 = errorEntry([
  "AF1001",
  "missingProvider",
  "No provider for a type",
  "A parameter needs a value that no member of the context provides.",
  "Add a provider to the context.",
]);

export const missingProvider = (
  site: Site,
  { type, parameter, owner }: { type: string; parameter: string; owner: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1001, site, {
    ...more,
    message: `No provider for ${type} (parameter ${parameter} of ${owner})`,
  });

const entryAF1002 = errorEntry([
  "AF1002",
  "ambiguousProvider",
  "Several providers match",
  "Several members provide the type of a parameter, and its name is none of theirs.",
  "Rename the parameter to one of the members.",
]);

export const ambiguousProvider = (
  site: Site,
  { parameter, members }: { parameter: string; members: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1002, site, {
    ...more,
    message: `${members.length} providers match parameter ${parameter}: ${members.join(", ")}`,
  });

const entryAF1003 = errorEntry([
  "AF1003",
  "providerMismatch",
  "The name matches, the type does not",
  "A parameter has the name of a member whose type it does not accept.",
  "Rename the parameter, or change its type to that of the member.",
]);

export const providerMismatch = (
  site: Site,
  { parameter, member }: { parameter: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1003, site, {
    ...more,
    message: `Parameter ${parameter} does not accept what member ${member} provides`,
  });

const entryAF1005 = errorEntry([
  "AF1005",
  "dependencyCycle",
  "Dependency cycle",
  "Providers need each other, so that none can be made first.",
  "Break the cycle: move what both need into a third provider.",
]);

export const dependencyCycle = (
  site: Site,
  { members }: { members: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1005, site, {
    ...more,
    message: `Dependency cycle: ${[...members, members[0]].join(" -> ")}`,
  });

const entryAF1014 = errorEntry([
  "AF1014",
  "notExported",
  "A provider or context is not exported",
  "The wiring module must import the classes it makes and the contexts it serves.",
  "Export it from the file that declares it.",
]);

export const notExported = (
  site: Site,
  { what, name }: { what: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1014, site, { ...more, message: `${what} ${name} is not exported` });

export const resolutionEntries: readonly CatalogueEntry[] = [
  entryAF1001,
  entryAF1002,
  entryAF1003,
  entryAF1005,
  entryAF1014,
];
