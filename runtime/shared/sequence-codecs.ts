import { CELL_BYTES } from "../memory/root.js";
import { boxed } from "./boxed.js";
import type { Codec, Fault, Inline } from "./codec.js";
import { SharedArray } from "./shared-array.js";
import { TYPED_ARRAY_KINDS, type TypedArray, typedArrayKindOf } from "./typed-array-kinds.js";

/*
 * What is kept as a whole, as a field or within a container: a cell with the number of elements, then these. They are
 * copied when they are set and when they are read.
 */

interface Whole<T, E> {
  readonly name: string;
  readonly element: Codec<E>;
  /** Its elements; undefined for a value of another class. */
  elementsOf(value: unknown): readonly E[] | undefined;
  made(elements: readonly E[]): T;
  pathOf(index: number): string;
}

function whole<T, E>({ name, element, elementsOf, made, pathOf }: Whole<T, E>): Inline<T> {
  return {
    name,
    fault(value): Fault | undefined {
      const elements = elementsOf(value) ?? [];
      const index = elements.findIndex((each) => !element.accepts(each));
      if (index === -1) return undefined;
      return { path: pathOf(index), codec: element, value: elements[index] };
    },
    accepts(value) {
      const elements = elementsOf(value);
      // Not `every`, which would leave out the holes of an array.
      return elements?.findIndex((each) => !element.accepts(each)) === -1;
    },
    size: (store, value) => {
      let size = 1;
      for (const each of elementsOf(value)!) size += element.size(store, each);
      return size;
    },
    put(store, at, value) {
      const elements = elementsOf(value)!;
      store.u32[at * 2] = elements.length;
      let next = at + 1;
      for (const each of elements) next = element.put(store, next, each);
      return next;
    },
    take(reader) {
      const length = reader.store.u32[reader.at++ * 2]!;
      return made(Array.from({ length }, () => element.take(reader)));
    },
  };
}

export const arrayOf = <E>(name: string, element: Codec<E>): Codec<E[]> =>
  boxed(
    whole<E[], E>({
      ...{ name, element },
      elementsOf: (value) => {
        if (Array.isArray(value)) return value;
        return value instanceof SharedArray ? value.toJSON() : undefined;
      },
      made: (elements) => elements as E[],
      pathOf: (index) => `[${index}]`,
    }),
  );

export const setOf = <E>(name: string, element: Codec<E>): Codec<Set<E>> =>
  boxed(
    whole<Set<E>, E>({
      ...{ name, element },
      elementsOf: (value) => (value instanceof Set ? [...value] : undefined),
      made: (elements) => new Set(elements),
      pathOf: () => " as element",
    }),
  );

export const mapOf = <K, V>(name: string, keys: Codec<K>, values: Codec<V>): Codec<Map<K, V>> =>
  boxed(
    whole<Map<K, V>, [K, V]>({
      name,
      element: entryOf(keys, values),
      elementsOf: (value) => (value instanceof Map ? [...value] : undefined),
      made: (entries) => new Map(entries),
      pathOf: () => "",
    }),
  );

function entryOf<K, V>(keys: Codec<K>, values: Codec<V>): Codec<[K, V]> {
  const entry = tupleOf<[K, V]>("entry", [keys, values] as readonly Codec<unknown>[]);
  const fault = (value: unknown): Fault | undefined => {
    const [key, content] = value as [unknown, unknown];
    if (!keys.accepts(key)) return { path: " as key", codec: keys, value: key };
    return { path: " as value", codec: values, value: content };
  };
  return { ...entry, fault };
}

/** An array whose elements have types of their own; `least` of them must be there, and any number of `rest`. */
export function tupleOf<T extends readonly unknown[]>(
  name: string,
  elements: readonly Codec<unknown>[],
  { least = elements.length, rest }: { least?: number; rest?: Codec<unknown> } = {},
): Codec<T> {
  const codecOf = (index: number): Codec<unknown> | undefined => elements[index] ?? rest;
  const faultAt = (value: readonly unknown[]): number =>
    value.findIndex((each, index) => codecOf(index)?.accepts(each) !== true);
  const inline: Inline<readonly unknown[]> = {
    name,
    fault(value) {
      const index = Array.isArray(value) ? faultAt(value) : -1;
      const codec = codecOf(index);
      return codec && { path: `[${index}]`, codec, value: (value as unknown[])[index] };
    },
    accepts: (value) => Array.isArray(value) && value.length >= least && faultAt(value) === -1,
    size: (store, value) => {
      let size = 1;
      for (const [index, each] of value.entries()) size += codecOf(index)!.size(store, each);
      return size;
    },
    put(store, at, value) {
      store.u32[at * 2] = value.length;
      let next = at + 1;
      for (const [index, each] of value.entries()) next = codecOf(index)!.put(store, next, each);
      return next;
    },
    take(reader) {
      const length = reader.store.u32[reader.at++ * 2]!;
      return Array.from({ length }, (_, index) => codecOf(index)!.take(reader));
    },
  };
  return boxed(inline) as unknown as Codec<T>;
}

/** A copy of a typed array: a cell with its length, then its bytes. */
export function typedArrayOf<T extends TypedArray>(name: string): Codec<T> {
  const at = TYPED_ARRAY_KINDS.findIndex((each) => each.name === name);
  const kind = TYPED_ARRAY_KINDS[at]!;
  const cellsOf = (length: number) => Math.ceil((length * kind.BYTES_PER_ELEMENT) / CELL_BYTES);
  return boxed<T>({
    name,
    accepts: (value) => typedArrayKindOf(value) === at,
    size: (_, value) => 1 + cellsOf(value.length),
    put({ u32, arena }, first, value) {
      u32[first * 2] = value.length;
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      arena.u8.set(bytes, (first + 1) * CELL_BYTES);
      return first + 1 + cellsOf(value.length);
    },
    take(reader) {
      const { u32, arena } = reader.store;
      const length = u32[reader.at * 2]!;
      const live = new kind(arena.buffer, (reader.at + 1) * CELL_BYTES, length);
      reader.at += 1 + cellsOf(length);
      return live.slice() as T;
    },
  });
}
