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

const entryAF3006 = warningEntry([
  "AF3006",
  "lockOrder",
  "Two shared classes take each other's locks",
  "A method holds the lock of its object while it uses another shared object, whose methods use the first one. Two threads that begin at both ends wait for each other, until one of them gets a DeadlockError.",
  "Use one of the objects before or after the other, in the node, or lock both in one `transaction`.",
]);

export const lockOrder = (
  site: Site,
  { classes }: { classes: readonly string[] },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3006, site, {
    ...more,
    message: `Locks are taken in a circle: ${[...classes, classes[0]].join(" -> ")}`,
  });

const entryAF3007 = hintEntry([
  "AF3007",
  "mainThreadWaits",
  "The main thread may wait for long",
  "A use of a shared object waits for the method that holds its lock, on the main thread too, where nothing else happens meanwhile.",
  "Use it in a node, or make the method short.",
]);

export const mainThreadWaits = (
  site: Site,
  { member, method }: { member: string; method: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3007, site, {
    ...more,
    message: `The main thread waits here for ${method} of shared ${member}, which may block`,
  });

const entryAF3008 = hintEntry([
  "AF3008",
  "changedLocal",
  "A node changes what a local provider keeps",
  "A local provider lives as long as its worker, and each worker has its own. What a node leaves in it is there for some later tasks, and not for others.",
  "Let a method of the class do it, so that the class says what it keeps, or share the class.",
]);

export const changedLocal = (
  site: Site,
  { text, member }: { text: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3008, site, {
    ...more,
    message: `${text} stays changed in local ${member}: for later tasks, on this worker only`,
  });

const entryAF3011 = warningEntry([
  "AF3011",
  "onlyRead",
  "A shared object is only ever read",
  "Every read of a shared object goes through shared memory, and most of them take its lock. What nobody changes costs less as a copy in each thread.",
  "Provide it with `local`.",
]);

export const onlyRead = (site: Site, { member }: { member: string }, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF3011, site, { ...more, message: `Shared ${member} is only ever read` });

const entryAF3016 = warningEntry([
  "AF3016",
  "blockingUnderLock",
  "A call or a loop blocks under a lock",
  "All threads that use the object wait until its method returns.",
  "Do it before or after the call, and pass the method what it needs.",
]);

export const blockingUnderLock = (
  site: Site,
  { what, where }: { what: string; where: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF3016, site, {
    ...more,
    message: `${what} while ${where} holds its lock`,
  });

export const contentionEntries: readonly CatalogueEntry[] = [
  entryAF3006,
  entryAF3007,
  entryAF3008,
  entryAF3011,
  entryAF3016,
];
