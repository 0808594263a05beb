import type { Arena } from "./arena.js";
import type { ChunkTable } from "./chunk-table.js";
import { chunkOf } from "./chunk-table.js";
import { CHUNK_CELLS } from "./root.js";
import { MAX_SMALL_CELLS, SIZE_CLASSES, sizeClassOf } from "./size-class.js";

/**
 * The allocator's state within an object's control record: cell 0 is the unused rest of the current chunk
 * (low word start, high word end), then the head of the list of free blocks of each size class. A free block's
 * first word is the next one, 0 at the end.
 */
export const HEAP_STATE_CELLS = 1 + SIZE_CLASSES;
export const headOf = (heapState: number, sizeClass: number): number => heapState + 1 + sizeClass;

export const runLength = (cells: number): number => Math.ceil(cells / CHUNK_CELLS);

export interface HeapPlace {
  readonly arena: Arena;
  readonly chunks: ChunkTable;
  /** The cell where the allocator's state begins. */
  readonly state: number;
  /** The heap's id in the chunk table. */
  readonly id: number;
}

/**
 * Returns a block to its heap for good. Not journalled, so only a commit may call it. A commit that died half-way is
 * repeated from the block it was at (scenario *dead while committing*), which may be on its list already: as nothing
 * else was pushed since, it is then the head.
 */
export function reclaim(heap: HeapPlace, cell: number, cells: number): void {
  if (cells > MAX_SMALL_CELLS) {
    heap.chunks.release(chunkOf(cell), runLength(cells), heap.id);
    return;
  }
  const { u32 } = heap.arena;
  const head = headOf(heap.state, sizeClassOf(cells)) * 2;
  if (u32[head] === cell) return;
  u32[cell * 2] = u32[head]!;
  u32[head] = cell;
}
