import type { MethodFact } from "../model/facts.js";

/** Which method under the lock touches a field. */
export interface Touch {
  readonly method: string;
  /** It uses `this` as a whole: it may do anything. */
  readonly whole: boolean;
}

/**
 * Names that the methods look up in anything, `this` among it, with the first method that does; those of methods that
 * they call on the way included. `undefined` as a name stands for all.
 */
export function touchedBy(
  guarded: readonly MethodFact[],
  all: readonly MethodFact[],
): ReadonlyMap<string | undefined, Touch> {
  const touched = new Map<string | undefined, Touch>();
  for (const each of guarded) touch(each, each.name);
  return touched;

  function touch({ name, text: { names } }: MethodFact, method: string): void {
    if (names === undefined) {
      if (!touched.has(undefined)) touched.set(undefined, { method: name, whole: true });
      return;
    }
    for (const found of names) {
      if (touched.has(found)) continue;
      touched.set(found, { method, whole: false });
      for (const called of all) if (called.name === found) touch(called, method);
    }
  }
}
