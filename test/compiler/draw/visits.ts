const collections: readonly object[] = [Array, Map, Set];

/** Counts the elements that work looks at, or may: the length of each array, map or set as often as it is gone through. */
export function visitsOf(work: () => void): number {
  let visits = 0;
  const restore = collections.flatMap((type) =>
    walks.map((name) => {
      const { prototype } = type as { prototype: Record<PropertyKey, unknown> };
      const original = prototype[name];
      if (typeof original !== "function") return () => {};
      prototype[name] = function counted(this: Sized, ...args: readonly unknown[]) {
        const size = this.length ?? this.size ?? 0;
        const result: unknown = original.apply(this, args);
        visits += partial[name]?.(size, args[0], result) ?? size;
        return result;
      };
      return () => {
        prototype[name] = original;
      };
    }),
  );
  try {
    work();
  } finally {
    for (const each of restore.reverse()) each();
  }
  return visits;
}

interface Sized {
  readonly length?: number;
  readonly size?: number;
}

/** What goes through all elements, or may; a `map.get` or an `array.push` looks at one. */
const walks: readonly PropertyKey[] = [
  Symbol.iterator,
  ...["concat", "entries", "every", "filter", "find", "findIndex", "findLast", "flat", "flatMap"],
  ...["forEach", "includes", "indexOf", "join", "keys", "lastIndexOf", "map", "reduce", "reverse"],
  ...["slice", "some", "sort", "splice", "toSorted", "unshift", "values"],
];

type Cost = (size: number, first: unknown, result: unknown) => number;

/** These look at some of the elements only. */
const partial: Readonly<Record<PropertyKey, Cost>> = {
  lastIndexOf: (size, _, result) => size - Math.max(0, Number(result)),
  slice: (_, __, result) => (result as readonly unknown[]).length,
  splice: (size, first) => size - Number(first),
};
