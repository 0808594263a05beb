import { SharedStateError } from "../errors.js";
import type { Guard } from "./guard.js";

/** Of this thread, by handle and by view. */
const guards = new WeakMap<object, Guard<object>>();

export function enterGuard<T extends object>(guard: Guard<T>, faces: readonly object[]): void {
  for (const face of faces) guards.set(face, guard as unknown as Guard<object>);
}

/**
 * The door to a shared object, for code that holds its lock; undefined for what is not shared.
 * @throws SharedStateError `NOT_LOCKABLE` for one with members that would change it all the same.
 */
export function guardOf(object: object): Guard<object> | undefined {
  const guard = guards.get(object);
  if (guard?.parts.isLowered) throw notLockable(guard.name);
  return guard;
}

/** The compiler looks for these functions by name in the program's own files. */
function notLockable(name: string): SharedStateError {
  return new SharedStateError(
    "NOT_LOCKABLE",
    `${name} has members that need no lock, since the program does not import transaction or until ` +
      "in a file of its own: do that, and compile it again",
  );
}
