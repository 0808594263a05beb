import type { TypeId } from "../../model/types.js";

/** How many instances of each generic lie on the way to a type. */
export type Generations = ReadonlyMap<string, number>;

export const noGenerations: Generations = new Map();

/**
 * A generic may lead to ever larger instances of itself, as `type Nest<T> = { inner?: Nest<T[]> }` does. What it
 * leads to would never end, so the table stops at this many on one way.
 */
const mostGenerations = 5;

/** The generic of the user or of a package that an id is an instance of. */
const generic = /^(?!global#)([^<>"{}()[\]|&\s]+#[^<>"{}()[\]|&\s]+)</u;

export function withGeneration(before: Generations, id: TypeId): Generations {
  const key = generic.exec(id)?.[1];
  return key === undefined ? before : new Map([...before, [key, (before.get(key) ?? 0) + 1]]);
}

export const isEndless = (generations: Generations): boolean =>
  [...generations.values()].some((count) => count > mostGenerations);
