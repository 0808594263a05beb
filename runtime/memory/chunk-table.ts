import type { Arena } from "./arena.js";
import { CHUNK_BYTES, CHUNK_CELLS, ROOT } from "./root.js";

/**
 * A chunk's word: 0 = free, else `heap << 2 | use`. Heap ids start at 1; the root region has `ROOT_TAG`.
 * TENTATIVE chunks belong to the guarded call that runs now: a commit makes them HELD, a rollback frees them.
 * LOG chunks hold undo entries and are freed at the end of either.
 */
export const ChunkUse = { TENTATIVE: 1, HELD: 2, LOG: 3 } as const;
export type ChunkUse = (typeof ChunkUse)[keyof typeof ChunkUse];

const FREE = 0;
const ROOT_TAG = 3;

export const chunkTag = (heap: number, use: ChunkUse): number => (heap << 2) | use;
export const chunkCell = (chunk: number): number => chunk * CHUNK_CELLS;
export const chunkOf = (cell: number): number => Math.floor(cell / CHUNK_CELLS);

/** Who owns each chunk. The only memory that all threads change without a lock, hence compare-exchange on one word each. */
export class ChunkTable {
  readonly #i32: Int32Array;
  readonly #count: number;
  readonly #first: number;
  /** Where this thread begins to look: no chunk below is known to be free. */
  #hint: number;

  constructor(arena: Arena) {
    this.#i32 = arena.i32;
    this.#count = arena.i32[ROOT.CHUNK_COUNT]!;
    this.#first = Math.ceil(((ROOT.CHUNKS + this.#count) * 4) / CHUNK_BYTES);
    this.#hint = this.#first;
  }

  /** Marks the root region as taken; once, by the thread that made the arena. */
  reserveRoot(): void {
    for (let chunk = 0; chunk < this.#first; chunk++) this.#i32[ROOT.CHUNKS + chunk] = ROOT_TAG;
  }

  /** The first of `length` neighbouring chunks that now carry `tag`, or 0 when there are none. */
  claim(length: number, tag: number): number {
    return (
      this.#claimBetween(this.#hint, length, tag) || this.#claimBetween(this.#first, length, tag)
    );
  }

  #claimBetween(from: number, length: number, tag: number): number {
    let start = from;
    let have = 0;
    while (have < length) {
      const chunk = start + have;
      if (chunk >= this.#count) {
        this.#giveBack(start, have);
        return 0;
      }
      if (this.#swap(chunk, FREE, tag)) have++;
      else {
        this.#giveBack(start, have);
        start = chunk + 1;
        have = 0;
      }
    }
    if (length === 1) this.#hint = start + 1;
    return start;
  }

  #giveBack(start: number, length: number): void {
    for (let chunk = start; chunk < start + length; chunk++) {
      Atomics.store(this.#i32, ROOT.CHUNKS + chunk, FREE);
    }
  }

  #swap(chunk: number, from: number, to: number): boolean {
    const word = ROOT.CHUNKS + chunk;
    if (Atomics.load(this.#i32, word) !== from) return false;
    return Atomics.compareExchange(this.#i32, word, from, to) === from;
  }

  /** Whether a chunk carries `tag`. What it says of the caller's own heap stays true while the caller has its lock. */
  has(chunk: number, tag: number): boolean {
    return Atomics.load(this.#i32, ROOT.CHUNKS + chunk) === tag;
  }

  /** Frees those of the chunks that `heap` still has. Doing it twice is harmless: nobody else's chunk is touched. */
  release(start: number, length: number, heap: number): void {
    for (let chunk = start; chunk < start + length; chunk++) {
      const tag = Atomics.load(this.#i32, ROOT.CHUNKS + chunk);
      if (tag >>> 2 === heap) this.#swap(chunk, tag, FREE);
    }
    if (start < this.#hint) this.#hint = start;
  }

  /** TENTATIVE becomes HELD. */
  keep(chunk: number, heap: number): void {
    this.#swap(chunk, chunkTag(heap, ChunkUse.TENTATIVE), chunkTag(heap, ChunkUse.HELD));
  }

  /** Calls `visit` with every chunk that carries `tag`. Walks the whole table: for recovery and statistics. */
  each(tag: number, visit: (chunk: number) => void): void {
    for (let chunk = this.#first; chunk < this.#count; chunk++) {
      if (Atomics.load(this.#i32, ROOT.CHUNKS + chunk) === tag) visit(chunk);
    }
  }

  /** Chunks in all, and how many are not free. */
  usage(): { chunks: number; claimed: number } {
    let claimed = 0;
    for (let chunk = 0; chunk < this.#count; chunk++) {
      if (Atomics.load(this.#i32, ROOT.CHUNKS + chunk) !== FREE) claimed++;
    }
    return { chunks: this.#count, claimed };
  }
}
