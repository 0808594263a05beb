import { SharedStateError } from "../errors.js";
import { ChunkUse, chunkTag } from "../memory/chunk-table.js";
import type { HeapPlace } from "../memory/free-lists.js";
import type { Journal } from "../memory/journal.js";
import { CallState } from "./call-state.js";
import { NotedCells } from "./noted-cells.js";
import { UndoEntries } from "./undo-entries.js";

export interface LogPlace {
  readonly heap: HeapPlace;
  /** The object's control record. */
  readonly record: number;
}

/**
 * One thread's side of an object's undo log: decides when something is noted, and how a call ends. README.md argues
 * that whoever survives can undo a call, or finish its commit, from what shared memory has.
 */
export class UndoLog implements Journal {
  /** A plain field, since the guard sets it where no function may be called (scenario *no stack to leave with*). */
  state: CallState = CallState.CLOSED;
  readonly #heap: HeapPlace;
  readonly #entries: UndoEntries;
  readonly #siblings: readonly UndoLog[];
  readonly #noted = new NotedCells();
  /** Whether the call got hold of live memory, whose writes are not noted. */
  isTouched = false;
  /** Whether the last call did. */
  hasChanged = false;
  /** Nothing but writes so far: the commit is one store. */
  #isPlain = true;
  #claims: { readonly chunk: number; readonly length: number }[] = [];
  #failure: Error | undefined;

  constructor(place: LogPlace, siblings: readonly UndoLog[]) {
    this.#heap = place.heap;
    this.#entries = new UndoEntries(place.heap, place.record);
    this.#siblings = siblings;
  }

  /** What to throw after a call that was condemned. */
  get failure(): Error {
    return this.#failure ?? interrupted();
  }

  /** Differs from call to call. */
  get call(): number {
    return this.#noted.call;
  }

  record(cell: number): void {
    if (this.#noted.has(cell)) return;
    this.#prepare();
    this.#entries.addWrite(cell);
    this.#noted.add(cell);
  }

  freed(cell: number, cells: number): void {
    this.#isPlain = false;
    this.#prepare();
    this.#entries.addFreed(cell, cells);
  }

  claimed(chunk: number, length: number): void {
    this.#isPlain = false;
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

  get hasChanges(): boolean {
    return this.#entries.count !== 0 || !this.#isPlain;
  }

  /** Scenario *dead between two commits*: what the log has is kept, or undone, as that of `leader` is. */
  follow(leader: UndoLog): void {
    this.#isPlain = false;
    this.#entries.follow(leader.#entries);
  }

  /** The commit point of this log and of those that follow it. */
  lead(): void {
    this.#isPlain = false;
    this.#entries.beginCommit();
  }

  condemn(): void {
    if (this.state !== CallState.CLOSED) this.state = CallState.CONDEMNED;
  }

  /**
   * Ends the call: commits it, or rolls it back if it was condemned. May be called again if it was interrupted by
   * an exception (the stack can be full); all it does is idempotent.
   */
  close(): void {
    if (this.state === CallState.CLOSED) return;
    this.#noted.forget();
    if (this.state === CallState.OPEN) {
      this.hasChanged = this.hasChanges || this.isTouched;
      this.state = CallState.CLOSING;
    }
    if (this.state !== CallState.CLOSING) this.#rollBack();
    else if (!this.#isPlain) this.#commit();
    else if (this.#entries.count !== 0) this.#entries.clear();
    this.isTouched = false;
    this.state = CallState.CLOSED;
  }

  /** Of what another thread has written: see `follow`. */
  get isFollowing(): boolean {
    return this.#entries.isFollowing;
  }

  /**
   * Brings the object of a dead owner to a state between two calls. Knows nothing but shared memory, and may itself
   * be interrupted and repeated: each step is idempotent and keeps what the next one needs.
   */
  recover(): void {
    const { chunks, id } = this.#heap;
    this.#entries.read();
    if (this.#entries.isCommitting) {
      this.#entries.reclaimFreed();
      chunks.each(chunkTag(id, ChunkUse.TENTATIVE), (chunk) => chunks.keep(chunk, id));
    } else {
      this.#entries.restore();
    }
    this.#entries.reset();
    this.#sweep();
  }

  #prepare(): void {
    if (this.state !== CallState.OPEN && this.state !== CallState.CHANGING) this.#refuse();
    if (this.#entries.isFull) this.#extend();
  }

  #extend(): void {
    const { state } = this;
    this.state = CallState.CHANGING;
    this.#isPlain = false;
    if (!this.#entries.extend()) {
      throw this.fail(
        new SharedStateError("ARENA_FULL", "Shared memory is full: no room for the undo log"),
      );
    }
    this.#noted.grow(this.#entries.count);
    this.state = state;
  }

  #commit(): void {
    const { chunks, id } = this.#heap;
    this.#entries.beginCommit();
    this.#entries.reclaimFreed();
    for (const { chunk, length } of this.#claims) {
      for (let i = 0; i < length; i++) chunks.keep(chunk + i, id);
    }
    this.#entries.reset();
    this.#entries.releaseChunks();
    this.#claims = [];
    this.#isPlain = true;
  }

  #rollBack(): void {
    if (this.state === CallState.CHANGING) this.#failure = undefined;
    this.state = CallState.CONDEMNED;
    this.#entries.restore();
    this.#entries.reset();
    this.#entries.releaseChunks();
    this.#sweep();
    this.#claims = [];
    this.#isPlain = true;
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

  #refuse(): never {
    if (this.state === CallState.CONDEMNED) throw this.failure;
    if (this.state === CallState.CHANGING) throw interrupted();
    throw new SharedStateError(
      "NOT_GUARDED",
      "A container or `this` of a shared class was used after its method had returned",
    );
  }
}

function interrupted(): SharedStateError {
  return new SharedStateError(
    "INTERRUPTED",
    "An exception, such as a full stack, broke off a change of shared memory: the call was rolled back",
  );
}
