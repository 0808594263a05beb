import type { TypeId } from "../../model/types.js";

/** Nobody writes type arguments inside each other to this depth. */
const deepest = 12;

/**
 * Whether a type is an instance of a generic that leads to ever larger instances of itself, as
 * `type Nest<T> = { inner?: Nest<T[]> }` does: what it leads to would never end, so the table stops there.
 */
export function isEndless(id: TypeId): boolean {
  let depth = 0;
  for (const [at, char] of [...id].entries()) {
    if (char === "<" || (depth > 0 && "([{".includes(char))) depth++;
    else if (depth > 0 && (")]}".includes(char) || (char === ">" && id[at - 1] !== "="))) depth--;
    if (depth > deepest) return true;
  }
  return false;
}
