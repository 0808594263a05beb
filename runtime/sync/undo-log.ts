import { SharedStateError } from "../errors.js";
import { ChunkUse, chunkCell, chunkOf, chunkTag } from "../memory/chunk-table.js";
import { type HeapPlace, reclaim } from "../memory/free-lists.js";
import type { Journal } from "../memory/journal.js";
import { CHUNK_CELLS } from "../memory/root.js";
import { CallState } from "./call-state.js";
import { INLINE_ENTRIES, RECORD } from "./control-record.js";

/** An entry is four words: the cell, the kind, and the cell's old content or the freed block's size. */
const Kind = { WRITE: 1, FREED: 2 } as const;

/** UNDO: a dead owner's call is rolled back. COMMITTING: its end is repeated. */
const Phase = { UNDO: 0, COMMITTING: 1 } as const;

const CHUNK_HEADER_CELLS = 2;
const CHUNK_ENTRIES = (CHUNK_CELLS - CHUNK_HEADER_CELLS) / 2;

/** Slots of the filter that keeps a loop over the same few cells from filling the log. */
const FILTER = 256;

export interface LogPlace {
  readonly heap: HeapPlace;
  /** The object's control record. */
  readonly record: number;
}

/**
 * The old values of what the running guarded call overwrote, in shared memory, so that whoever survives can undo it.
 * Written in this order: entry, count, then the cell itself. The argument is in README.md, *dead while writing*.
 */
export class UndoLog implements Journal {
  readonly #heap: HeapPlace;
  readonly #u32: Uint32Array;
  readonly #i32: Int32Array;
  readonly #words: number;
  readonly #inline: number;
  readonly #siblings: readonly UndoLog[];
  readonly #filterCell = new Int32Array(FILTER);
  readonly #filterCall = new Int32Array(FILTER);
  #call = 1;
  /** A plain field, since the guard sets it where no function may be called (scenario *no stack to leave with*). */
  state: CallState = CallState.CLOSED;
  #count = 0;
  #next: number;
  #end: number;
  /** Nothing but writes so far: the commit is one store. */
  #plain = true;
  #chunks: number[] = [];
  #claims: { chunk: number; length: number }[] = [];
  #failure: Error | undefined;

  constructor(place: LogPlace, siblings: readonly UndoLog[]) {
    this.#heap = place.heap;
    this.#u32 = place.heap.arena.u32;
    this.#i32 = place.heap.arena.i32;
    this.#words = place.record * 2;
    this.#inline = place.record + RECORD.LOG;
    this.#siblings = siblings;
    this.#next = this.#inline;
    this.#end = this.#inline + 2 * INLINE_ENTRIES;
  }

  /** What to throw after a call that was condemned. */
  get failure(): Error {
    return this.#failure ?? interrupted();
  }

  /** Differs from call to call. */
  get call(): number {
    return this.#call;
  }

  record(cell: number): void {
    const slot = cell & (FILTER - 1);
    if (this.#filterCell[slot] === cell && this.#filterCall[slot] === this.#call) return;
    this.#append(Kind.WRITE, cell, this.#u32[cell * 2]!, this.#u32[cell * 2 + 1]!);
    this.#filterCell[slot] = cell;
    this.#filterCall[slot] = this.#call;
  }

  freed(cell: number, cells: number): void {
    this.#plain = false;
    this.#append(Kind.FREED, cell, cells, 0);
  }

  claimed(chunk: number, length: number): void {
    this.#plain = false;
    this.#claims.push({ chunk, length });
  }

  /** Condemns every call that this thread has open: the outermost must not see part of an inner one. */
  fail(error: Error): Error {
    for (const log of this.#siblings) {
      if (log.state !== CallState.OPEN && log.state !== CallState.CHANGING) continue;
      log.state = CallState.CONDEMNED;
      log.#failure = error;
    }
    return error;
  }

  /** Throws unless the object may be read. */
  check(): void {
    if (this.state !== CallState.OPEN) this.#refuse();
  }

  /**
   * Begins a change of several stores. If anything throws out of it, a full stack for one, the call stays in this
   * state and is rolled back: no handler has to run for that, for which there might be no stack either.
   */
  beginChange(): void {
    if (this.state !== CallState.OPEN) this.#refuse();
    this.state = CallState.CHANGING;
  }

  endChange(): void {
    this.state = CallState.OPEN;
  }

  #refuse(): never {
    if (this.state === CallState.CONDEMNED) throw this.failure;
    if (this.state === CallState.CHANGING) throw interrupted();
    throw new SharedStateError(
      "NOT_GUARDED",
      "A container or `this` of a shared class was used after its method had returned",
    );
  }

  #append(kind: number, cell: number, low: number, high: number): void {
    if (this.state !== CallState.OPEN && this.state !== CallState.CHANGING) this.#refuse();
    if (this.#next === this.#end) this.#grow();
    const at = this.#next * 2;
    this.#u32[at] = cell;
    this.#u32[at + 1] = kind;
    this.#u32[at + 2] = low;
    this.#u32[at + 3] = high;
    this.#next += 2;
    this.#count += 1;
    this.#i32[this.#words + RECORD.LOG_COUNT_WORD] = this.#count;
  }

  #grow(): void {
    const { chunks, id } = this.#heap;
    const { state } = this;
    this.state = CallState.CHANGING;
    const chunk = chunks.claim(1, chunkTag(id, ChunkUse.LOG));
    if (chunk === 0) {
      throw this.fail(
        new SharedStateError("ARENA_FULL", "Shared memory is full: no room for the undo log"),
      );
    }
    const cell = chunkCell(chunk);
    const last = this.#chunks.at(-1);
    this.#u32[cell * 2] = 0;
    if (last === undefined) this.#i32[this.#words + RECORD.LOG_CHAIN_WORD] = cell;
    else this.#u32[last * 2] = cell;
    this.#chunks.push(cell);
    this.#next = cell + CHUNK_HEADER_CELLS;
    this.#end = cell + CHUNK_CELLS;
    this.#plain = false;
    this.state = state;
  }

  /**
   * Ends the call: commits it, or rolls it back if it was condemned. May be called again if it was interrupted by
   * an exception (the stack can be full); all it does is idempotent.
   */
  close(): void {
    this.#call = (this.#call + 1) | 0;
    if (this.#call === 0) this.#filterCell.fill(0);
    if (this.state === CallState.OPEN) this.state = CallState.CLOSING;
    if (this.state !== CallState.CLOSING) this.#rollBack();
    else if (!this.#plain) this.#commit();
    else if (this.#count !== 0) this.#truncate();
    this.state = CallState.CLOSED;
  }

  #commit(): void {
    const { chunks, id } = this.#heap;
    this.#i32[this.#words + RECORD.LOG_PHASE_WORD] = Phase.COMMITTING;
    this.#reclaimFreed();
    for (const { chunk, length } of this.#claims) {
      for (let i = 0; i < length; i++) chunks.keep(chunk + i, id);
    }
    this.#truncate();
    for (const cell of this.#chunks) chunks.release(chunkOf(cell), 1, id);
    this.#forget();
  }

  #rollBack(): void {
    if (this.state === CallState.CHANGING) this.#failure = undefined;
    this.state = CallState.CONDEMNED;
    this.#plain = false;
    this.#restore();
    this.#truncate();
    this.#sweep();
    this.#forget();
  }

  #forget(): void {
    this.#chunks = [];
    this.#claims = [];
    this.#plain = true;
  }

  /**
   * Brings the object of a dead owner to a state between two calls. Knows nothing but shared memory, and may itself
   * be interrupted and repeated: each step is idempotent and keeps what the next one needs.
   */
  recover(): void {
    const { chunks, id } = this.#heap;
    this.#plain = false;
    this.#count = this.#i32[this.#words + RECORD.LOG_COUNT_WORD]!;
    this.#readChain();
    if (this.#i32[this.#words + RECORD.LOG_PHASE_WORD] === Phase.COMMITTING) {
      this.#reclaimFreed();
      chunks.each(chunkTag(id, ChunkUse.TENTATIVE), (chunk) => chunks.keep(chunk, id));
    } else {
      this.#restore();
    }
    this.#truncate();
    this.#sweep();
  }

  /**
   * Frees what the call had claimed, also what it had not yet noted when it was cut off. Only once the log is empty:
   * until then a repeated rollback writes into these chunks.
   */
  #sweep(): void {
    const { chunks, id } = this.#heap;
    for (const use of [ChunkUse.TENTATIVE, ChunkUse.LOG]) {
      chunks.each(chunkTag(id, use), (chunk) => chunks.release(chunk, 1, id));
    }
  }

  #readChain(): void {
    this.#chunks = [];
    let cell = this.#i32[this.#words + RECORD.LOG_CHAIN_WORD]!;
    const needed = Math.ceil(Math.max(0, this.#count - INLINE_ENTRIES) / CHUNK_ENTRIES);
    while (this.#chunks.length < needed) {
      this.#chunks.push(cell);
      cell = this.#u32[cell * 2]!;
    }
  }

  #entryWord(index: number): number {
    if (index < INLINE_ENTRIES) return (this.#inline + 2 * index) * 2;
    const beyond = index - INLINE_ENTRIES;
    const chunk = this.#chunks[Math.floor(beyond / CHUNK_ENTRIES)]!;
    return (chunk + CHUNK_HEADER_CELLS + 2 * (beyond % CHUNK_ENTRIES)) * 2;
  }

  /** Backwards, so that the oldest of several entries for a cell has the last word. */
  #restore(): void {
    const u32 = this.#u32;
    for (let index = this.#count - 1; index >= 0; index--) {
      const at = this.#entryWord(index);
      if (u32[at + 1] !== Kind.WRITE) continue;
      const cell = u32[at]! * 2;
      u32[cell] = u32[at + 2]!;
      u32[cell + 1] = u32[at + 3]!;
    }
  }

  #reclaimFreed(): void {
    const cursor = this.#words + RECORD.LOG_CURSOR_WORD;
    for (let index = this.#i32[cursor]!; index < this.#count; index++) {
      const at = this.#entryWord(index);
      // One entry further back than the last block pushed would find that block on its list again, no longer as head.
      this.#i32[cursor] = index;
      if (this.#u32[at + 1] === Kind.FREED) {
        reclaim(this.#heap, this.#u32[at]!, this.#u32[at + 2]!);
      }
    }
  }

  /** The commit point of a plain call; the others are over by now, whichever way. */
  #truncate(): void {
    this.#i32[this.#words + RECORD.LOG_COUNT_WORD] = 0;
    this.#count = 0;
    this.#next = this.#inline;
    this.#end = this.#inline + 2 * INLINE_ENTRIES;
    if (this.#plain) return;
    this.#i32[this.#words + RECORD.LOG_CURSOR_WORD] = 0;
    this.#i32[this.#words + RECORD.LOG_CHAIN_WORD] = 0;
    this.#i32[this.#words + RECORD.LOG_PHASE_WORD] = Phase.UNDO;
  }
}

function interrupted(): SharedStateError {
  return new SharedStateError(
    "INTERRUPTED",
    "An exception, such as a full stack, broke off a change of shared memory: the call was rolled back",
  );
}
