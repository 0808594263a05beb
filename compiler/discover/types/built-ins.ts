/** Views of raw memory; their buffer argument is new in TypeScript 5.7 and says nothing here. */
export const typedArrays: ReadonlySet<string> = new Set([
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float16Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
]);

const withoutArguments: ReadonlySet<string> = new Set([...typedArrays, "DataView", "Buffer"]);

/** The results of iteration became arguments in TypeScript 5.6: only the element counts. */
const withElementOnly: ReadonlySet<string> = new Set([
  "Iterable",
  "AsyncIterable",
  "IterableIterator",
  "AsyncIterableIterator",
  "Iterator",
  "AsyncIterator",
]);

/** How many arguments of a built-in identify it, the same under every version of TypeScript. */
export function argumentLimit(name: string): number {
  if (withoutArguments.has(name)) return 0;
  return withElementOnly.has(name) ? 1 : Number.POSITIVE_INFINITY;
}

/** Classes of the language that a module of Node exports as well. */
const twins: ReadonlyMap<string, string> = new Map(
  ["url#URL", "url#URLSearchParams", "buffer#Buffer", "buffer#Blob", "events#EventTarget"].flatMap(
    (key) => [
      [key, key.slice(key.indexOf("#") + 1)],
      [`node:${key}`, key.slice(key.indexOf("#") + 1)],
    ],
  ),
);

/**
 * The name of a built-in; undefined for a declaration of the user or of a package. What `@types/node` declares outside
 * its modules is what its globals are made of.
 */
export function builtInName(key: string): string | undefined {
  const [module, name] = [key.slice(0, key.indexOf("#")), key.slice(key.indexOf("#") + 1)];
  return module === "global" || module === "node" ? name : twins.get(key);
}
