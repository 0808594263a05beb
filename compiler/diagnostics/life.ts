import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import {
  type CatalogueEntry,
  diagnosticOf,
  errorEntry,
  type Wording,
  warningEntry,
} from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF1016 = errorEntry([
  "AF1016",
  "emptyCollection",
  "Nobody provides what a collection asks for",
  "A parameter that is an array, a Set or a Map of a class or interface gets every provider of it, by what their classes declare to implement or extend.",
  "Add a member whose class implements or extends it, or make the parameter optional.",
]);

export const emptyCollection = (
  site: Site,
  { type, parameter, owner }: { type: string; parameter: string; owner: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF1016, site, {
    ...more,
    message: `No provider of ${type} for the collection ${parameter} of ${owner}`,
  });

const entryAF4002 = errorEntry([
  "AF4002",
  "lazyAsynchronous",
  "A lazy accessor of an asynchronous provider",
  "A function of type `() => T` has to give the value at once, and a provider that waits for something can only promise it.",
  "Write `() => Promise<T>`, and await what it gives.",
]);

export const lazyAsynchronous = (
  site: Site,
  { parameter, member }: { parameter: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF4002, site, {
    ...more,
    message: `${parameter} has to give ${member} at once, which is made asynchronously`,
  });

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

const entryAF4007 = warningEntry([
  "AF4007",
  "lazyAtOnce",
  "A lazy dependency is used before its owner is there",
  "`() => T` breaks a cycle because it is called later. Called while its owner is made, it needs the owner, which begins to be made once more.",
  "Call it in a method.",
]);

export const lazyAtOnce = (
  site: Site,
  { parameter, owner, member }: { parameter: string; owner: string; member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF4007, site, {
    ...more,
    message: `${parameter} is called while ${owner} is made, and ${member} needs ${owner}`,
  });

export const lifeEntries: readonly CatalogueEntry[] = [
  entryAF1016,
  entryAF4002,
  entryAF4004,
  entryAF4007,
];
