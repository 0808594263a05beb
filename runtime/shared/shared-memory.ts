import { threadId } from "node:worker_threads";
import { SharedStateError, ValidationError } from "../errors.js";
import { Arena } from "../memory/arena.js";
import { ChunkTable, ChunkUse, chunkTag } from "../memory/chunk-table.js";
import { CHUNK_BYTES, MAX_OBJECTS, ROOT } from "../memory/root.js";
import { RECORD } from "../sync/control-record.js";
import { Owners } from "../sync/owners.js";
import { reap } from "../sync/recovery.js";
import { hasStopped, type WatchedWorker } from "../sync/stopped-worker.js";
import { Thread } from "../sync/thread.js";
import { Wakes } from "../sync/wakes.js";
import { attachObject, createObject, type ObjectRequest } from "./object.js";
import { type Mergeable, ShardedObject } from "./sharded.js";
import type { SharedClass } from "./shared-class.js";

/** How long the main thread waits for one lock: its event loop stands still meanwhile. */
const MAIN_PATIENCE_MS = 5000;

export interface SharedMemoryOptions {
  /** Size of the arena; 1 GiB when absent. Pages cost nothing until they are used. */
  readonly bytes?: number | undefined;
  /** Milliseconds after which the main thread gives up a lock; 5000 when absent. */
  readonly patience?: number | undefined;
}

/** What a worker needs to attach; made for `workerData`. */
export interface SharedTransfer {
  readonly buffer: SharedArrayBuffer;
  /** What is the same for all threads, by index: each of them gets a copy. */
  readonly values?: readonly unknown[];
  /** Where the copies of sharded objects are in the directory, by index and by the place of their thread. */
  readonly copies?: readonly (readonly number[])[];
  /** Changed when there is news for a thread, by owner id. */
  readonly wakes?: Int32Array<SharedArrayBuffer>;
}

export interface SharedObjectStats {
  /** Outermost guarded calls. */
  readonly calls: number;
  /** Of these, those that had to wait. */
  readonly contended: number;
  readonly waitMs: number;
  readonly longestWaitMs: number;
  /** Whole chunks of 64 KiB. */
  readonly bytes: number;
}

export interface SharedMemoryStats {
  readonly bytes: number;
  readonly used: number;
  readonly objects: Readonly<Record<string, SharedObjectStats>>;
}

interface ThreadOptions {
  /** 0 for the thread that makes the memory. */
  readonly owner: number;
  readonly patience: number;
}

/** The memory that all threads of an app share, as one thread has it. */
export class SharedMemory {
  readonly transfer: SharedTransfer;
  readonly #values: unknown[];
  readonly #copies: number[][];
  /** Make the copies of sharded objects for a place that has none yet. */
  readonly #copiers: ((place: number) => void)[] = [];
  #lastCopy = MAX_OBJECTS;
  readonly #arena: Arena;
  readonly #chunks: ChunkTable;
  readonly #thread: Thread;
  readonly #isCreator: boolean;
  readonly #workers = new Map<number, WatchedWorker>();
  readonly #mourners: ((owner: number) => void)[] = [];
  readonly wakes: Wakes;

  private constructor(
    arena: Arena,
    { values = [], copies = [], wakes }: Partial<SharedTransfer>,
    { owner, patience }: ThreadOptions,
  ) {
    this.#values = [...values];
    this.#copies = copies.map((each) => [...each]);
    this.#arena = arena;
    this.#chunks = new ChunkTable(arena);
    this.#isCreator = owner === 0;
    const owners = new Owners(arena);
    if (this.#isCreator) this.#chunks.reserveRoot();
    this.#thread = new Thread({
      owner: this.#isCreator ? owners.admit() : owner,
      owners,
      patience,
      onStall: (holder) => this.#reapStopped(holder),
    });
    owners.introduce(this.#thread.owner, threadId);
    this.wakes = new Wakes(this.#thread.owner, wakes);
    this.transfer = {
      ...{ buffer: arena.buffer, values: this.#values, copies: this.#copies },
      wakes: this.wakes.words,
    };
  }

  /** On the main thread. @throws SharedStateError `BAD_ARENA` for a size below 256 KiB or above 4 GiB. */
  static create(options: SharedMemoryOptions = {}): SharedMemory {
    const thread = { owner: 0, patience: options.patience ?? MAIN_PATIENCE_MS };
    return new SharedMemory(Arena.create(options.bytes), {}, thread);
  }

  /** On a worker thread, with the number that `admit` gave for it. */
  static attach(transfer: SharedTransfer, owner: number): SharedMemory {
    const thread = { owner, patience: Number.POSITIVE_INFINITY };
    return new SharedMemory(Arena.attach(transfer.buffer), transfer, thread);
  }

  /**
   * The handle of shared object `index`. On the main thread `initial` makes the instance whose fields it starts with;
   * a worker attaches to what is there.
   * @throws SharedStateError `LAYOUT_MISMATCH` with the differing fields, `NOT_CREATED`, `TOO_MANY_OBJECTS`, `ARENA_FULL`.
   */
  object<T extends object>(index: number, name: string, of: SharedClass<T>, initial: () => T): T {
    if (index >= MAX_OBJECTS) {
      throw new SharedStateError("TOO_MANY_OBJECTS", `More than ${MAX_OBJECTS} shared objects`);
    }
    const request: ObjectRequest<T> = { index, name, of, thread: this.#thread, ...this.#places() };
    return this.#isCreator ? createObject(request, initial()) : attachObject(request);
  }

  /**
   * The copy of value `index` that this thread has. On the main thread `initial` gives the value; it is copied once.
   * @throws ValidationError for what cannot be copied.
   */
  value<T>(index: number, name: string, initial: () => T): T {
    if (this.#isCreator) this.#values[index] = copied(name, initial());
    return this.#values[index] as T;
  }

  /**
   * This thread's copy of sharded object `index`. There is one for each place that a thread can have among those that run
   * at once; who comes after a thread that has ended finds what it has left. `merged` gives the whole.
   * @throws as `object` does.
   */
  sharded<T extends Mergeable<T>>(
    index: number,
    name: string,
    of: SharedClass<T>,
    initial: () => T,
  ): T {
    if (!this.#isCreator) {
      const place = this.#thread.owners.placeOf(this.#thread.owner);
      return this.object(this.#copies[index]?.[place] ?? index, name, of, initial);
    }
    const own = this.object(index, name, of, initial);
    const whole = new ShardedObject(own, initial);
    const places = [index];
    this.#copies[index] = places;
    this.#copiers.push((place) => {
      if (places[place] !== undefined) return;
      const at = this.#lastCopy - 1;
      whole.add(this.object(at, `${name}, copy ${place}`, of, initial));
      this.#lastCopy = at;
      places[place] = at;
    });
    return own;
  }

  /** An owner id for a new worker thread, never used before. @throws SharedStateError `ARENA_FULL`. */
  admit(): number {
    const { owners } = this.#thread;
    const owner = owners.admit();
    try {
      for (const copy of this.#copiers) copy(owners.placeOf(owner));
    } catch (error) {
      owners.dismiss(owner);
      throw error;
    }
    return owner;
  }

  /**
   * Says which worker has an owner id, once it has reported to be ready. From then on a guarded call of the main
   * thread that waits for it clears up if it has died, instead of waiting for an 'exit' event that cannot arrive.
   */
  watch(owner: number, worker: WatchedWorker): void {
    if (!hasStopped(worker)) this.#workers.set(owner, worker);
  }

  /**
   * After a worker's 'exit': rolls back the calls it was in, releases its locks, wakes the waiters. Calling it again
   * does nothing. Returns how many locks it held.
   */
  reap(owner: number): number {
    this.#workers.delete(owner);
    const held = reap({ ...this.#places(), owners: this.#thread.owners }, owner);
    for (const each of this.#mourners) queueMicrotask(() => each(owner));
    return held;
  }

  /** When the app ends: nobody in this thread waits for a change any more. */
  close(): void {
    this.#thread.end();
  }

  /** Of this thread. */
  get owner(): number {
    return this.#thread.owner;
  }

  /** On the main thread: calls back soon after a worker has died, when its locks are free again. May do so twice. */
  afterDeaths(listener: (owner: number) => void): void {
    if (this.#isCreator) this.#mourners.push(listener);
  }

  /** Read without stopping anyone. */
  stats(): SharedMemoryStats {
    const { chunks, claimed } = this.#chunks.usage();
    const objects: Record<string, SharedObjectStats> = {};
    for (const [record, { name }] of this.#thread.names) objects[name] = this.#objectStats(record);
    return { bytes: chunks * CHUNK_BYTES, used: claimed * CHUNK_BYTES, objects };
  }

  #objectStats(record: number): SharedObjectStats {
    const { i32, f64 } = this.#arena;
    const id = i32.indexOf(record, ROOT.DIRECTORY) - ROOT.DIRECTORY + 1;
    let chunks = 0;
    for (const use of Object.values(ChunkUse)) this.#chunks.each(chunkTag(id, use), () => chunks++);
    return {
      calls: f64[record + RECORD.CALLS]!,
      contended: f64[record + RECORD.CONTENDED_CALLS]!,
      waitMs: f64[record + RECORD.WAIT_MS]!,
      longestWaitMs: f64[record + RECORD.LONGEST_WAIT_MS]!,
      bytes: chunks * CHUNK_BYTES,
    };
  }

  #places() {
    return { arena: this.#arena, chunks: this.#chunks };
  }

  #reapStopped(holder: number): void {
    const worker = this.#workers.get(holder);
    if (worker !== undefined && hasStopped(worker)) this.reap(holder);
  }
}

function copied<T>(name: string, value: T): T {
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new ValidationError(name, "cannot be copied to other threads", { cause });
  }
}
