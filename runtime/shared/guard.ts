import type { Arena } from "../memory/arena.js";
import { CallState } from "../sync/call-state.js";
import { RECORD } from "../sync/control-record.js";
import type { Lock } from "../sync/lock.js";
import { FREE, heldBy, ownerOf } from "../sync/lock-word.js";
import { NoMethod } from "../sync/no-method.js";
import type { Thread } from "../sync/thread.js";
import type { UndoLog } from "../sync/undo-log.js";
import { Watched } from "../sync/watched.js";
import type { AtomicFields } from "./atomic-fields.js";
import { copyOut } from "./copy-out.js";
import { Glance } from "./glance.js";

export interface GuardParts<T> {
  readonly arena: Arena;
  readonly record: number;
  readonly thread: Thread;
  readonly lock: Lock;
  readonly log: UndoLog;
  readonly view: T;
  readonly atomic: AtomicFields;
  /** Some member changes the object without the lock. */
  readonly isLowered: boolean;
}

/** Calls on several objects that end as one. */
interface Joint {
  readonly isOver: boolean;
  end(): void;
}

const { LEAVING } = NoMethod;

/**
 * The door to one shared object in one thread: `enter` takes its lock and gives the view, `leave` commits and
 * releases. Calls from within count up and down only.
 *
 * Scenario *no stack to leave with*: `enter` may be the last call that fits onto the stack, and `leave` must not
 * need more of it. So both are one function, which calls nothing else on its fast path; what the slow path throws
 * out of is done again, by the next `enter` or at the end of the turn, as it is idempotent.
 */
export class Guard<T extends object> {
  readonly parts: GuardParts<T>;
  /** For members that need no lock. */
  readonly atomic: AtomicFields;
  /** For members that need it only while somebody is inside. */
  readonly glance: Glance;
  readonly #i32: Int32Array;
  readonly #f64: Float64Array;
  readonly #lockWord: number;
  readonly #methodWord: number;
  readonly #sequenceWord: number;
  readonly #calls: number;
  readonly #mine: number;
  readonly #thread: Thread;
  readonly #lock: Lock;
  readonly #log: UndoLog;
  readonly #view: T;
  #handle: T | undefined;
  #depth = 0;
  /** The last `leave` was broken off by an exception and must be done again. */
  #unfinished = false;
  /** What the outermost call is part of. */
  #joint: Joint | undefined;
  readonly #watchedWord: number;
  readonly #watched: Watched;

  constructor(parts: GuardParts<T>) {
    this.parts = parts;
    this.#watchedWord = parts.record * 2 + RECORD.WATCHED_WORD;
    this.#watched = new Watched(parts.arena, parts.record);
    this.atomic = parts.atomic;
    this.glance = new Glance(parts.arena, parts.record);
    this.#sequenceWord = parts.record * 2 + RECORD.SEQUENCE_WORD;
    this.#i32 = parts.arena.i32;
    this.#f64 = parts.arena.f64;
    this.#lockWord = parts.record * 2 + RECORD.LOCK_WORD;
    this.#methodWord = parts.record * 2 + RECORD.METHOD_WORD;
    this.#calls = parts.record + RECORD.CALLS;
    this.#mine = heldBy(parts.thread.owner);
    this.#thread = parts.thread;
    this.#lock = parts.lock;
    this.#log = parts.log;
    this.#view = parts.view;
  }

  /** What `copyOut` puts in the place of the view. */
  set handle(handle: T) {
    this.#handle = handle;
  }

  /**
   * Waits for the object and gives its view, until `leave`. `method` is an index of the class's method list.
   * @throws SharedStateError `LOCK_TIMEOUT` (main thread only, which never waits without end) or DeadlockError;
   * nothing is held then.
   */
  enter(method: number): T {
    this.#pass(method);
    return this.#view;
  }

  /** Ends the call. @throws the error that condemned it, `ARENA_FULL` for one, once everything is rolled back. */
  leave(): void {
    this.#pass(LEAVING);
  }

  /**
   * What a method returns, fit to outlive the call: live containers become plain ones, the view becomes the
   * handle, also within plain arrays and records; everything else is passed on as it is.
   */
  copyOut<V>(value: V): V {
    return copyOut(value, { view: this.#view, handle: this.#handle ?? this.#view });
  }

  /** What messages call the object. */
  get name(): string {
    return this.#thread.names.get(this.parts.record)?.name ?? "A shared object";
  }

  /** Whether this thread is in a call. */
  get isHeld(): boolean {
    return this.#depth !== 0 && !this.#isLeftOver;
  }

  /** `enter`, as a part of something that ends it. Only when not held. */
  join(joint: Joint): T {
    this.#pass(NoMethod.TRANSACTION);
    this.#joint = joint;
    return this.#view;
  }

  isPartOf(joint: Joint): boolean {
    return this.#joint === joint;
  }

  /** `enter`, with an empty stack, unless somebody else is inside. */
  tryEnter(method: number): T | undefined {
    this.settle();
    if (Atomics.compareExchange(this.#i32, this.#lockWord, FREE, this.#mine) !== FREE) {
      return undefined;
    }
    this.#thread.watchTurn();
    this.#begin(method);
    return this.#view;
  }

  /** At the end of the turn, when nothing can be within a guarded call any more. */
  settle(): void {
    if (this.#depth !== 0) this.#end();
  }

  #pass(method: number): void {
    if (method === LEAVING) {
      if (this.#depth !== 1) {
        this.#depth -= 1;
        return;
      }
      const isCondemned = this.#log.state !== CallState.OPEN;
      this.#unfinished = true;
      this.#end();
      if (isCondemned) throw this.#log.failure;
      return;
    }
    if (this.#depth !== 0) {
      if (!this.#isLeftOver) {
        this.#depth += 1;
        return;
      }
      this.#end();
    }
    if (!this.#thread.isWatched) this.#thread.watchTurn();
    if (Atomics.compareExchange(this.#i32, this.#lockWord, FREE, this.#mine) !== FREE) {
      this.#lock.acquire(method);
    }
    // From here on nothing but stores: an exception now would leave the lock taken.
    this.#depth = 1;
    this.#i32[this.#sequenceWord]! += 1;
    this.#i32[this.#methodWord] = method;
    this.#f64[this.#calls]! += 1;
    this.#log.state = CallState.OPEN;
  }

  /** The same stores. */
  #begin(method: number): void {
    this.#depth = 1;
    this.#i32[this.#sequenceWord]! += 1;
    this.#i32[this.#methodWord] = method;
    this.#f64[this.#calls]! += 1;
    this.#log.state = CallState.OPEN;
  }

  /** Ended already, but for what an exception broke off. */
  get #isLeftOver(): boolean {
    return this.#unfinished || this.#joint?.isOver === true;
  }

  #end(): void {
    if (this.#joint === undefined) {
      this.#log.close();
      this.release();
    } else this.#joint.end();
  }

  /** After the log is closed. */
  release(): void {
    const seen = Atomics.compareExchange(this.#i32, this.#lockWord, this.#mine, FREE);
    if (seen !== this.#mine && ownerOf(seen) === ownerOf(this.#mine)) this.#lock.release();
    if (Atomics.load(this.#i32, this.#watchedWord) !== 0) this.#watched.ended(this.#log.hasChanged);
    this.#unfinished = false;
    this.#joint = undefined;
    this.#depth = 0;
  }
}
