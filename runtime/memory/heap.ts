import { SharedStateError } from "../errors.js";
import { ChunkUse, chunkCell, chunkOf, chunkTag } from "./chunk-table.js";
import { type HeapPlace, headOf, runLength } from "./free-lists.js";
import type { Journal } from "./journal.js";
import { CELL_BYTES, CHUNK_CELLS } from "./root.js";
import {
  CLASS_CELLS,
  fittingClass,
  MAX_SMALL_CELLS,
  SIZE_CLASSES,
  sizeClassOf,
} from "./size-class.js";

/**
 * The memory of one shared object. Every change of its state happens under that object's lock and is journalled, so
 * there is no allocator lock, and a rollback takes allocations back. Blocks do not know their size: whoever frees
 * one says it again.
 */
export class Heap {
  readonly #place: HeapPlace;
  readonly #u32: Uint32Array;
  readonly #state: number;
  readonly #journal: Journal;

  constructor(place: HeapPlace, journal: Journal) {
    this.#place = place;
    this.#u32 = place.arena.u32;
    this.#state = place.state;
    this.#journal = journal;
  }

  /**
   * A block of at least `cells` cells with arbitrary content. Writing to it needs no journal until the call ends.
   * @throws SharedStateError `ARENA_FULL`; the running call is then rolled back when it ends, whoever catches this.
   */
  allocate(cells: number): number {
    if (cells > MAX_SMALL_CELLS) return this.#claim(runLength(cells), cells);
    const sizeClass = sizeClassOf(cells);
    return this.#pop(sizeClass) || this.#slow(sizeClass);
  }

  /**
   * Gives a block back when the running call commits, not before: a rollback must find its content. Not so a block in
   * a chunk that the call itself has claimed, which is garbage to a rollback: it is free at once, lest a long call
   * fill the arena with what it drops.
   */
  free(cell: number, cells: number): void {
    const { chunks, id } = this.#place;
    const chunk = chunkOf(cell);
    if (!chunks.has(chunk, chunkTag(id, ChunkUse.TENTATIVE))) this.#journal.freed(cell, cells);
    else if (cells > MAX_SMALL_CELLS) chunks.release(chunk, runLength(cells), id);
    else this.#push(cell, sizeClassOf(cells));
  }

  #push(block: number, sizeClass: number): void {
    const head = headOf(this.#state, sizeClass);
    this.#journal.record(head);
    this.#u32[block * 2] = this.#u32[head * 2]!;
    this.#u32[head * 2] = block;
  }

  #pop(sizeClass: number): number {
    const head = headOf(this.#state, sizeClass);
    const block = this.#u32[head * 2]!;
    if (block === 0) return 0;
    this.#journal.record(head);
    // The link to the next free block is about to be overwritten by the block's user.
    this.#journal.record(block);
    this.#u32[head * 2] = this.#u32[block * 2]!;
    return block;
  }

  /** From the current chunk, else by splitting a larger free block, else from a new chunk. */
  #slow(sizeClass: number): number {
    const cells = CLASS_CELLS[sizeClass]!;
    const block = this.#bump(cells) || this.#split(sizeClass);
    if (block !== 0) return block;
    const chunk = this.#claim(1, cells);
    const rest = this.#state * 2;
    this.#scatter(this.#u32[rest]!, this.#u32[rest + 1]!);
    this.#journal.record(this.#state);
    this.#u32[rest] = chunk + cells;
    this.#u32[rest + 1] = chunk + CHUNK_CELLS;
    return chunk;
  }

  #bump(cells: number): number {
    const start = this.#u32[this.#state * 2]!;
    if (start + cells > this.#u32[this.#state * 2 + 1]!) return 0;
    this.#journal.record(this.#state);
    this.#u32[this.#state * 2] = start + cells;
    return start;
  }

  #split(sizeClass: number): number {
    const cells = CLASS_CELLS[sizeClass]!;
    for (let larger = sizeClass + 1; larger < SIZE_CLASSES; larger++) {
      const rest = CLASS_CELLS[larger]! - cells;
      if (rest === 1) continue;
      const block = this.#pop(larger);
      if (block === 0) continue;
      this.#scatter(block + cells, block + cells + rest);
      return block;
    }
    return 0;
  }

  /** Puts the cells from `start` to `end` on the free lists; a single cell at the end of a chunk is lost. */
  #scatter(start: number, end: number): void {
    let block = start;
    while (end - block >= 2) {
      const sizeClass = fittingClass(end - block);
      this.#push(block, sizeClass);
      block += CLASS_CELLS[sizeClass]!;
    }
  }

  /** Chunks of this heap. The mark in the table comes first: recovery sweeps those that nobody heard of. */
  #claim(length: number, cells: number): number {
    const { chunks, id } = this.#place;
    const chunk = chunks.claim(length, chunkTag(id, ChunkUse.TENTATIVE));
    if (chunk === 0) throw this.#journal.fail(this.#full(cells));
    this.#journal.claimed(chunk, length);
    return chunkCell(chunk);
  }

  #full(cells: number): SharedStateError {
    const { chunks, claimed } = this.#place.chunks.usage();
    const mib = (count: number) =>
      `${((count * CHUNK_CELLS * CELL_BYTES) / 2 ** 20).toFixed(1)} MiB`;
    return new SharedStateError(
      "ARENA_FULL",
      `Shared memory is full: no room for ${cells * CELL_BYTES} bytes (${mib(claimed)} of ${mib(chunks)} in use)`,
    );
  }
}
