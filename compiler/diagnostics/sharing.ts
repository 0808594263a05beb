import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import { type CatalogueEntry, diagnosticOf, errorEntry, type Wording } from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF3001 = errorEntry([
  "AF3001",
  "notShareable",
  "A type cannot be shared",
  "Shared memory holds primitives, dates, plain objects, tuples and unions of these, typed arrays, and arrays, maps and sets of all these.",
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
  "A shared provider captures one that is not",
  "A local value exists once a thread, others for a time only; a shared object is one for all threads.",
  "Pass the dependency to the methods that need it, or make this provider local.",
]);

export const sharedCapturesLocal = (
  site: Site,
  { shared, local, kind }: { shared: string; local: string; kind: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3002, site, {
    ...more,
    message: `Shared ${shared} captures ${kind} ${local}`,
  });

const entryAF3003 = errorEntry([
  "AF3003",
  "capturesScoped",
  "A longer-lived provider captures a scoped one",
  "A scoped value is disposed when its task ends; who lives longer would go on with what is over.",
  "Take a function, `() => T`, which gives the value of the task that runs, or make this provider scoped.",
]);

export const capturesScoped = (
  site: Site,
  { member, kind, scoped }: { member: string; kind: string; scoped: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3003, site, {
    ...more,
    message: `${capital(kind)} ${member} captures ${scoped}, which ends with its task`,
  });

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

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

const entryAF3005 = errorEntry([
  "AF3005",
  "lostUpdate",
  "A shared field is read and set from outside",
  "Each use of a shared object takes its lock. To read a field and to set it are two uses, and what another thread sets in between is lost. To set it alone is one.",
  "Write a method that does both, and call that.",
]);

export const lostUpdate = (
  site: Site,
  { field, member }: { field: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3005, site, {
    ...more,
    message: `${field} is read, then set: shared ${member} may change in between`,
  });

const entryAF3012 = errorEntry([
  "AF3012",
  "changedSnapshot",
  "Changing a snapshot has no effect",
  "What a shared object keeps in a container, and any container that comes out of it, is copied from shared memory when it is read. A change of the copy is not seen by anybody.",
  "Write it back, or change it in a method of the shared class.",
]);

export const changedSnapshot = (
  site: Site,
  { text, shared }: { text: string; shared: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3012, site, {
    ...more,
    message: `Changing ${text} changes a copy, and nothing in shared ${shared}`,
  });

const entryAF3013 = errorEntry([
  "AF3013",
  "asyncUnderLock",
  "A shared class waits under its lock",
  "A method holds the lock of its object until it returns. `async` functions, generators and promises go on after that, while other threads change what they have read.",
  "Wait outside, and pass the method what it needs.",
]);

export const asyncUnderLock = (
  site: Site,
  { where, how }: { where: string; how: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3013, site, {
    ...more,
    message: `${where} ${how}`,
  });

const entryAF3014 = errorEntry([
  "AF3014",
  "escapesLock",
  "`this` or a callback escapes a guarded method",
  "`this` is a view that may be used only while its method holds the lock. A function that is stored, returned or called later would use it without.",
  "Return data, and let the caller call a method when it is time.",
]);

export const escapesLock = (
  site: Site,
  { what, where, how }: { what: string; where: string; how: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3014, site, { ...more, message: `${what} escapes ${where}: it ${how}` });

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

const entryAF3017 = errorEntry([
  "AF3017",
  "noMerge",
  "A sharded class without `merge`",
  "Each worker thread has a copy of its own; whoever reads from outside gets all of them merged into a new instance, by a method of the class.",
  "Write a public method `merge(other)` that takes an instance of the class and adds what that has.",
]);

/** `reason` ends the sentence. */
export const noMerge = (
  site: Site,
  { name, reason }: { name: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3017, site, { ...more, message: `Sharded class ${name} ${reason}` });

const entryAF3018 = errorEntry([
  "AF3018",
  "unsetField",
  "A field of a shared class has no first value",
  "Shared memory gets the values that the constructor leaves. `name!: T` says that a value comes later, and until then there is none.",
  "Give the field a value where it is declared, or in the constructor.",
]);

export const unsetField = (
  site: Site,
  { field, name }: { field: string; name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3018, site, {
    ...more,
    message: `Field ${field} of shared class ${name} never gets its first value`,
  });

export const sharingEntries: readonly CatalogueEntry[] = [
  entryAF3001,
  entryAF3002,
  entryAF3003,
  entryAF3004,
  entryAF3005,
  entryAF3012,
  entryAF3013,
  entryAF3014,
  entryAF3015,
  entryAF3017,
  entryAF3018,
];
