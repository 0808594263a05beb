import type { Guard } from "./guard.js";

/** Of this thread, by handle and by view. */
const guards = new WeakMap<object, Guard<object>>();

export function enterGuard<T extends object>(guard: Guard<T>, faces: readonly object[]): void {
  for (const face of faces) guards.set(face, guard as unknown as Guard<object>);
}

/** The door to a shared object; undefined for what is not shared. */
export const guardOf = (object: object): Guard<object> | undefined => guards.get(object);
