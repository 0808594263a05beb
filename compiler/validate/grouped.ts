/** Groups in the order of their first members; what has no key is left out. */
export function grouped<T>(
  all: readonly T[],
  keyOf: (each: T) => string | undefined,
): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}
