import {
  hashText,
  isSameText,
  readText,
  textBlockCells,
  textCells,
  writeText,
} from "../memory/text-block.js";
import { type Codec, mix, oneCell, UNHASHED } from "./codec.js";
import type { Store } from "./store.js";

const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);

function hashNumber(value: number): number {
  if ((value | 0) === value) return mix(value | 0);
  if (Number.isNaN(value)) return 0;
  scratch[0] = value;
  return mix(scratchWords[0]! ^ Math.imul(scratchWords[1]!, 0x9e3779b1));
}

export const number: Codec<number> = oneCell({
  name: "number",
  wide: true,
  accepts: (value) => typeof value === "number",
  hash: (_, value) => hashNumber(value),
  holds: ({ f64 }, cell, value) =>
    f64[cell] === value || (Number.isNaN(value) && Number.isNaN(f64[cell]!)),
  read: ({ f64 }, cell) => f64[cell]!,
  write: ({ f64 }, cell, value, hash) => {
    // As in Map, the key -0 is 0; a value stays what it is.
    f64[cell] = hash === UNHASHED ? value : value + 0;
  },
});

export const boolean: Codec<boolean> = oneCell({
  name: "boolean",
  wide: false,
  accepts: (value) => typeof value === "boolean",
  hash: (_, value) => (value ? 2 : 4),
  holds: ({ u32 }, cell, value) => u32[cell * 2] === (value ? 1 : 0),
  read: ({ u32 }, cell) => u32[cell * 2] === 1,
  write: ({ u32 }, cell, value) => {
    u32[cell * 2] = value ? 1 : 0;
  },
});

/** Inline it is what it is in a block of its own, but the empty text has one cell. */
export const string: Codec<string> = {
  name: "string",
  owning: true,
  wide: false,
  accepts: (value) => typeof value === "string",
  hash: ({ arena }, value) => hashText(value, arena.hashSeed),
  holds: ({ arena, u32 }, cell, value) => isSameText(arena, u32[cell * 2]!, value),
  read: ({ arena, u32 }, cell) => readText(arena, u32[cell * 2]!),
  write: (store, cell, value, hash) => {
    store.u32[cell * 2] = value === "" ? 0 : newText(store, value, hash);
  },
  free: ({ arena, u32, heap }, cell) => {
    const block = u32[cell * 2]!;
    if (block !== 0) heap.free(block, textBlockCells(arena, block));
  },
  size: ({ arena }, value) => textCells(value.length, hashText(value, arena.hashSeed)),
  put({ arena }, at, value) {
    const hash = hashText(value, arena.hashSeed);
    writeText(arena, at, value, hash);
    return at + textCells(value.length, hash);
  },
  take(reader) {
    const { arena } = reader.store;
    const text = readText(arena, reader.at);
    reader.at += textBlockCells(arena, reader.at);
    return text;
  },
};

function newText({ arena, heap }: Store, value: string, known: number): number {
  const hash = known === UNHASHED ? hashText(value, arena.hashSeed) : known;
  const block = heap.allocate(textCells(value.length, hash));
  writeText(arena, block, value, hash);
  return block;
}

export type ChoiceValue = string | number | boolean | null | undefined;

/** A closed set of literals; kept as an index. */
export interface Choice<T> extends Codec<T> {
  readonly values: readonly T[];
  /** -1 for a value that is none of them. */
  indexOf(value: unknown): number;
}

/** The codec of a union of literals: `choice<"idle" | "busy">("idle", "busy")`. */
export function choice<T extends ChoiceValue>(...values: readonly T[]): Choice<T> {
  const indices = new Map<unknown, number>(values.map((value, index) => [value, index]));
  const indexOf = (value: unknown) => indices.get(value) ?? -1;
  const codec = oneCell<T>({
    name: values.map((value) => JSON.stringify(value) ?? "undefined").join(" | "),
    wide: false,
    accepts: (value) => indices.has(value),
    hash: (_, value) => mix(indexOf(value)),
    holds: ({ u32 }, cell, value) => u32[cell * 2] === indexOf(value),
    read: ({ u32 }, cell) => values[u32[cell * 2]!]!,
    write: ({ u32 }, cell, value) => {
      u32[cell * 2] = indexOf(value);
    },
  });
  return { ...codec, values, indexOf };
}
