/** New plain data with every part that is equal to what was there before replaced by that: equal wholes are identical. */
export function withSharedStructure<T>(before: unknown, now: T): T {
  if (Object.is(before, now) || !isObject(before) || !isObject(now)) return now;
  if (Object.getPrototypeOf(before) !== Object.getPrototypeOf(now)) return now;
  if (now instanceof Map) return sharedMap(before as unknown as Map<unknown, unknown>, now);
  if (now instanceof Set)
    return isSameSet(before as unknown as Set<unknown>, now) ? (before as T) : now;
  return Array.isArray(now)
    ? (sharedArray(before as unknown as readonly unknown[], now) as T)
    : sharedObject(before, now);
}

const isObject = (data: unknown): data is object => typeof data === "object" && data !== null;

function sharedArray(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const shared = now.map((each, at) => withSharedStructure(before[at], each));
  const same = shared.length === before.length && shared.every((each, at) => each === before[at]);
  return same ? before : shared;
}

function sharedMap<T>(before: Map<unknown, unknown>, now: T & Map<unknown, unknown>): T {
  const shared = new Map(
    [...now].map(([key, each]) => [key, withSharedStructure(before.get(key), each)]),
  );
  const keys = [...before.keys()];
  const same =
    keys.length === shared.size &&
    [...shared].every(([key, each], at) => key === keys[at] && each === before.get(key));
  return (same ? before : shared) as T;
}

function isSameSet(before: ReadonlySet<unknown>, now: ReadonlySet<unknown>): boolean {
  const values = [...before];
  return values.length === now.size && [...now].every((each, at) => each === values[at]);
}

/** The order of properties is the reader's, always the same. */
function sharedObject<T extends object>(before: object, now: T): T {
  const old = before as Record<string, unknown>;
  const entries = Object.entries(now);
  const shared = entries.map(([key, each]) => [key, withSharedStructure(old[key], each)] as const);
  const keys = Object.keys(old);
  const same =
    keys.length === shared.length &&
    shared.every(([key, each], at) => key === keys[at] && Object.is(each, old[key]));
  return same ? (before as T) : (Object.fromEntries(shared) as T);
}
