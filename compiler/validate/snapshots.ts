import type { ChangeFact, PathStep } from "../model/bodies.js";
import type { ClassFact, FieldFact, ProgramFacts } from "../model/facts.js";
import { storedType } from "../model/stored-types.js";
import { bodiesOf } from "./guarded-bodies.js";

/** Whether a change, seen from outside a shared object, is one of a copy. */
export function isCopyOutside(
  change: ChangeFact,
  path: readonly PathStep[],
  shared: Shared,
): boolean {
  const object = objectOf(change, path);
  const [first] = object;
  if (first === undefined || isFresh(object)) return false;
  if (first.via === "field") {
    const field = shared.of.fields.find((each) => each.name === first.name);
    if (field !== undefined) return isCopied(field, shared.facts);
  }
  return (first.via === "field" || first.via === "call") && givesState(first.name, shared);
}

/** Whether a change within a method of a shared class is one of an element, which is a copy. */
export function isCopyInside(change: ChangeFact, shared: Shared): boolean {
  const { root, path } = change.place;
  return root.of === "this" && isElementCopy(change, path, shared);
}

/** The same of a transaction's callback, whose containers are live as in a method. */
export function isElementCopy(
  change: ChangeFact,
  path: readonly PathStep[],
  shared: Shared,
): boolean {
  const [first, ...inner] = objectOf(change, path);
  if (first?.via !== "field") return false;
  const field = shared.of.fields.find((each) => each.name === first.name);
  return (
    field !== undefined &&
    (isWhole(field, shared.facts) ||
      (isCopied(field, shared.facts) && inner.some((each) => each.via === "element"))) &&
    !isFresh(inner)
  );
}

interface Shared {
  readonly of: ClassFact;
  readonly facts: ProgramFacts;
}

/** What is changed, not the part of it that is set. */
const objectOf = ({ how }: ChangeFact, path: readonly PathStep[]): readonly PathStep[] =>
  how === "call" ? path : path.slice(0, -1);

const isFresh = (object: readonly PathStep[]): boolean => object.at(-1)?.via === "copy";

/** Typed arrays are live; a field that cannot be shared is reported as that. */
function isCopied({ type, optional }: FieldFact, { types }: ProgramFacts): boolean {
  const stored = storedType(types, type, optional);
  return stored !== undefined && stored.kind !== "typedArray";
}

/** Kept and read as a whole: a record, a tuple, a date. */
const isWhole = ({ type, optional }: FieldFact, { types }: ProgramFacts): boolean =>
  storedType(types, type, optional)?.kind === "value";

/** Whether a method or a getter gives what it keeps, and not something that it makes. */
function givesState(
  name: string,
  { of, facts }: { readonly of: ClassFact; readonly facts: ProgramFacts },
): boolean {
  return bodiesOf(of, facts)
    .filter((each) => each.name === name && (each.kind === "method" || each.kind === "getter"))
    .flatMap((each) => each.returns)
    .some(({ root, path }) => {
      const [first] = path;
      if (root.of !== "this" || first?.via !== "field" || isFresh(path)) return false;
      const field = of.fields.find((each) => each.name === first.name);
      return field !== undefined && isCopied(field, facts);
    });
}
