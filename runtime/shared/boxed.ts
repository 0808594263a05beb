import type { Codec, Inline } from "./codec.js";
import type { Store } from "./store.js";

interface Keys<T> {
  hash(value: T): number;
  isSame(a: T, b: T): boolean;
}

/** Objects are no keys: a Map compares them by identity, which no copy has. */
const none: Keys<unknown> = { hash: () => 0, isSame: () => false };

/**
 * A value in one block of its own, never changed once it is written. The cell's first word is the block; the block's first
 * cell has its size in cells, then comes the value's inline form.
 */
export function boxed<T>(inline: Inline<T>, keys: Keys<T> = none): Codec<T> {
  const read = (store: Store, cell: number): T =>
    inline.take({ store, at: store.u32[cell * 2]! + 1 });
  return {
    name: inline.name,
    fault: (value) => inline.fault?.(value),
    accepts: (value) => inline.accepts(value),
    size: (store, value) => inline.size(store, value),
    put: (store, at, value) => inline.put(store, at, value),
    take: (reader) => inline.take(reader),
    owning: true,
    wide: false,
    hash: (_, value) => keys.hash(value),
    holds: (store, cell, value) => keys.isSame(read(store, cell), value),
    read,
    write(store, cell, value) {
      const cells = 1 + inline.size(store, value);
      const block = store.heap.allocate(cells);
      store.u32[block * 2] = cells;
      inline.put(store, block + 1, value);
      store.u32[cell * 2] = block;
    },
    free({ u32, heap }, cell) {
      const block = u32[cell * 2]!;
      if (block !== 0) heap.free(block, u32[block * 2]!);
    },
  };
}
