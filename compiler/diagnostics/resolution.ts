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
  "A parameter means a member whose value it does not accept.",
  "Rename the parameter, or change its type to that of the member.",
]);

export const providerMismatch = (
  site: Site,
  { parameter, owner, member }: { parameter: string; owner: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1003, site, {
    ...more,
    message: `Parameter ${parameter} of ${owner} does not accept what member ${member} provides`,
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

const entryAF1007 = errorEntry([
  "AF1007",
  "redeclaredMember",
  "A member is declared again with another type",
  "A context that extends another may replace its members, by providers that fit wherever the replaced ones did.",
  "Provide a value of the inherited type, or give the member another name.",
]);

export const redeclaredMember = (
  site: Site,
  { member, context, base }: { member: string; context: string; base: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1007, site, {
    ...more,
    message: `Member ${member} of ${context} does not fit where ${base} declares it`,
  });

const entryAF1009 = errorEntry([
  "AF1009",
  "unidentifiedProvider",
  "A type cannot identify a provider",
  "`any`, `unknown`, `object` and `{}` say nothing about which member is meant; neither does an arrow's parameter without a type, which is `never`.",
  "Give the parameter a class or an interface as its type, or the name of a member.",
]);

export const unidentifiedProvider = (
  site: Site,
  { type, parameter, owner }: { type: string; parameter: string; owner: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1009, site, {
    ...more,
    message: `Type ${type} does not say which provider is meant (parameter ${parameter} of ${owner})`,
  });

const entryAF1010 = errorEntry([
  "AF1010",
  "unimplementedInterface",
  "No provider implements an interface",
  "A parameter takes an interface, or an abstract class, and no member of the context declares itself to be one. That a class has the same methods does not count: it must say `implements` or `extends`.",
  "Add a member whose class says that it implements it.",
]);

export const unimplementedInterface = (
  site: Site,
  { type, parameter, owner }: { type: string; parameter: string; owner: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1010, site, {
    ...more,
    message: `No provider implements ${type} (parameter ${parameter} of ${owner})`,
  });

const entryAF1011 = errorEntry([
  "AF1011",
  "falseImplementation",
  "A class does not implement what it says",
  "A provider's class says `implements` or `extends`, and what it has does not fit. Whoever is given it for that type would find something else.",
  "Give the class what is missing, or let it say something else.",
]);

export const falseImplementation = (
  site: Site,
  { name, type }: { name: string; type: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1011, site, {
    ...more,
    message: `Class ${name} does not implement ${type}, although it says so`,
  });

const entryAF1012 = errorEntry([
  "AF1012",
  "openGeneric",
  "A generic is left open",
  "The wiring needs to know of what a generic class or function is made.",
  "Write the type arguments: `local(Repository<Order>)`.",
]);

export const openGeneric = (
  site: Site,
  { what, name }: { what: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1012, site, {
    ...more,
    message: `${what} ${name} is generic and has no type arguments`,
  });

const entryAF1013 = errorEntry([
  "AF1013",
  "providedElsewhere",
  "Provided in another context",
  "A parameter needs a value that another context of the program provides, and the one of this flow does not.",
  "Add the provider to the flow's context, let that extend the other one, or make the flow one of the other context.",
]);

export const providedElsewhere = (
  site: Site,
  names: { type: string; parameter: string; owner: string; context: string; other: string },
  more: More = {},
): Diagnostic => {
  const { type, parameter, owner, context, other } = names;
  return diagnosticOf(entryAF1013, site, {
    ...more,
    message: `${type} is provided in ${other}, not in ${context} (parameter ${parameter} of ${owner})`,
  });
};

const entryAF1014 = errorEntry([
  "AF1014",
  "notExported",
  "Something that the wiring imports is not exported",
  "The wiring module imports the contexts it serves, the classes it makes and the reducers it calls.",
  "Export it from the file that declares it.",
]);

export const notExported = (
  site: Site,
  { what, name }: { what: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1014, site, { ...more, message: `${what} ${name} is not exported` });

const entryAF1015 = errorEntry([
  "AF1015",
  "nullableProvider",
  "A provider may give nothing",
  "The value of a member fits a parameter, except that it may be `null` or `undefined`.",
  "Accept it in the parameter, or make a factory that always returns a value.",
]);

export const nullableProvider = (
  site: Site,
  { parameter, owner, member }: { parameter: string; owner: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1015, site, {
    ...more,
    message: `Parameter ${parameter} of ${owner} needs a value, and member ${member} may have none`,
  });

const entryAF1019 = errorEntry([
  "AF1019",
  "wiringCycle",
  "A module that the wiring loads imports the wiring",
  "Worker threads start from the wiring module, which loads the modules of nodes and providers. One of them that imports the wiring runs before it is ready, in each worker.",
  "Move what launches the app to a module of its own, which no node or provider imports.",
]);

export const wiringCycle = (
  site: Site,
  { file, wiring }: { file: string; wiring: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1019, site, {
    ...more,
    message: `${file} imports ${wiring}, which loads it`,
  });

export const resolutionEntries: readonly CatalogueEntry[] = [
  entryAF1001,
  entryAF1002,
  entryAF1003,
  entryAF1005,
  entryAF1007,
  entryAF1009,
  entryAF1010,
  entryAF1011,
  entryAF1012,
  entryAF1013,
  entryAF1014,
  entryAF1015,
  entryAF1019,
];
