import type { Site } from "../model/site.js";

/** What has the same key is one group, in the order of the first ones. */
export function groupsOf<T>(
  found: readonly T[],
  keyOf: (each: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of found) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

export const placeOf = ({ file, line, column }: Site): string => `${file}:${line}:${column}`;
