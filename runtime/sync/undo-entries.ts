import { ChunkUse, chunkCell, chunkOf, chunkTag } from "../memory/chunk-table.js";
import { type HeapPlace, reclaim } from "../memory/free-lists.js";
import { CHUNK_CELLS } from "../memory/root.js";
import { INLINE_ENTRIES, RECORD } from "./control-record.js";

/** An entry is four words: the cell, the kind, and the cell's old content or the freed block's size. */
const Kind = { WRITE: 1, FREED: 2 } as const;

/** UNDO: a dead owner's call is rolled back. COMMITTING: its end is repeated. */
const Phase = { UNDO: 0, COMMITTING: 1 } as const;

const CHUNK_HEADER_CELLS = 2;
const CHUNK_ENTRIES = (CHUNK_CELLS - CHUNK_HEADER_CELLS) / 2;

/**
 * The undo log as shared memory has it: entries in the control record, then in a chain of chunks that the call
 * claims as it needs them. The thread that writes them knows its place in them; a recovery reads it.
 */
export class UndoEntries {
  readonly #heap: HeapPlace;
  readonly #u32: Uint32Array;
  readonly #i32: Int32Array;
  /** First word of the control record. */
  readonly #words: number;
  readonly #inline: number;
  #count = 0;
  #next: number;
  #end: number;
  #chunks: number[] = [];

  constructor(heap: HeapPlace, record: number) {
    this.#heap = heap;
    this.#u32 = heap.arena.u32;
    this.#i32 = heap.arena.i32;
    this.#words = record * 2;
    this.#inline = record + RECORD.LOG;
    this.#next = this.#inline;
    this.#end = this.#inline + 2 * INLINE_ENTRIES;
  }

  get count(): number {
    return this.#count;
  }

  /** Whether `extend` must come before the next entry. */
  get isFull(): boolean {
    return this.#next === this.#end;
  }

  /** Notes a cell's content. The caller overwrites the cell only after this has returned. */
  addWrite(cell: number): void {
    const at = this.#next * 2;
    this.#u32[at] = cell;
    this.#u32[at + 1] = Kind.WRITE;
    this.#u32[at + 2] = this.#u32[cell * 2]!;
    this.#u32[at + 3] = this.#u32[cell * 2 + 1]!;
    this.#publish();
  }

  addFreed(cell: number, cells: number): void {
    const at = this.#next * 2;
    this.#u32[at] = cell;
    this.#u32[at + 1] = Kind.FREED;
    this.#u32[at + 2] = cells;
    this.#publish();
  }

  /** The entry counts from here on. */
  #publish(): void {
    this.#next += 2;
    this.#count += 1;
    this.#i32[this.#words + RECORD.LOG_COUNT_WORD] = this.#count;
  }

  /** Room for more entries; false when the arena has none. The chain is linked before an entry can need it. */
  extend(): boolean {
    const { chunks, id } = this.#heap;
    const chunk = chunks.claim(1, chunkTag(id, ChunkUse.LOG));
    if (chunk === 0) return false;
    const cell = chunkCell(chunk);
    const last = this.#chunks.at(-1);
    this.#u32[cell * 2] = 0;
    if (last === undefined) this.#i32[this.#words + RECORD.LOG_CHAIN_WORD] = cell;
    else this.#u32[last * 2] = cell;
    this.#chunks.push(cell);
    this.#next = cell + CHUNK_HEADER_CELLS;
    this.#end = cell + CHUNK_CELLS;
    return true;
  }

  /** Finds what another thread has written. Scenario *dead while recovering*: not a chunk further than counts. */
  read(): void {
    this.#count = this.#i32[this.#words + RECORD.LOG_COUNT_WORD]!;
    this.#chunks = [];
    let cell = this.#i32[this.#words + RECORD.LOG_CHAIN_WORD]!;
    const needed = Math.ceil(Math.max(0, this.#count - INLINE_ENTRIES) / CHUNK_ENTRIES);
    while (this.#chunks.length < needed) {
      this.#chunks.push(cell);
      cell = this.#u32[cell * 2]!;
    }
  }

  get isCommitting(): boolean {
    const leader = this.#i32[this.#words + RECORD.LOG_LEADER_WORD]!;
    return this.#isCommittingAt(this.#words) || (leader !== 0 && this.#isCommittingAt(leader * 2));
  }

  #isCommittingAt(words: number): boolean {
    return this.#i32[words + RECORD.LOG_PHASE_WORD] === Phase.COMMITTING;
  }

  /** Whether another object's log decides over this one: it must not be reset before this one is. */
  get isFollowing(): boolean {
    return this.#i32[this.#words + RECORD.LOG_LEADER_WORD] !== 0;
  }

  /** From here on the commit point of `leader` is this log's too. */
  follow(leader: UndoEntries): void {
    this.#i32[this.#words + RECORD.LOG_LEADER_WORD] = leader.#words / 2;
  }

  /** The commit point of a call that has freed or claimed something. */
  beginCommit(): void {
    this.#i32[this.#words + RECORD.LOG_PHASE_WORD] = Phase.COMMITTING;
  }

  /** The commit point of a call that has only written. */
  clear(): void {
    this.#i32[this.#words + RECORD.LOG_COUNT_WORD] = 0;
    this.#count = 0;
    this.#next = this.#inline;
    this.#end = this.#inline + 2 * INLINE_ENTRIES;
  }

  /** After a call of any other kind: COUNT first, see *dead while committing*. */
  reset(): void {
    this.clear();
    this.#i32[this.#words + RECORD.LOG_CURSOR_WORD] = 0;
    this.#i32[this.#words + RECORD.LOG_CHAIN_WORD] = 0;
    this.#i32[this.#words + RECORD.LOG_LEADER_WORD] = 0;
    this.#i32[this.#words + RECORD.LOG_PHASE_WORD] = Phase.UNDO;
  }

  /** Frees the log's chunks; only after `reset`. */
  releaseChunks(): void {
    const { chunks, id } = this.#heap;
    for (const cell of this.#chunks) chunks.release(chunkOf(cell), 1, id);
    this.#chunks = [];
  }

  /**
   * Backwards, so that the oldest of several entries for a cell has the last word. Only what was there before the
   * call: chunks that it has claimed, and may have given back, are somebody else's by now.
   */
  restore(): void {
    const u32 = this.#u32;
    const { chunks, id } = this.#heap;
    const held = chunkTag(id, ChunkUse.HELD);
    for (let index = this.#count - 1; index >= 0; index--) {
      const at = this.#wordOf(index);
      const cell = u32[at]!;
      if (u32[at + 1] !== Kind.WRITE || !chunks.has(chunkOf(cell), held)) continue;
      u32[cell * 2] = u32[at + 2]!;
      u32[cell * 2 + 1] = u32[at + 3]!;
    }
  }

  /** Frees what the call has freed. Scenario *dead while committing*: continues at the entry it was at. */
  reclaimFreed(): void {
    const cursor = this.#words + RECORD.LOG_CURSOR_WORD;
    for (let index = this.#i32[cursor]!; index < this.#count; index++) {
      const at = this.#wordOf(index);
      this.#i32[cursor] = index;
      if (this.#u32[at + 1] === Kind.FREED) {
        reclaim(this.#heap, this.#u32[at]!, this.#u32[at + 2]!);
      }
    }
  }

  #wordOf(index: number): number {
    if (index < INLINE_ENTRIES) return (this.#inline + 2 * index) * 2;
    const beyond = index - INLINE_ENTRIES;
    const chunk = this.#chunks[Math.floor(beyond / CHUNK_ENTRIES)]!;
    return (chunk + CHUNK_HEADER_CELLS + 2 * (beyond % CHUNK_ENTRIES)) * 2;
  }
}
