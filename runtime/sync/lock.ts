import { availableParallelism } from "node:os";
import { SharedStateError } from "../errors.js";
import type { Arena } from "../memory/arena.js";
import { now } from "./clock.js";
import { RECORD } from "./control-record.js";
import { refuseDeadlock } from "./deadlock.js";
import { park, wakeAll, wakeOne } from "./futex.js";
import { CONTENDED, FREE, heldBy, ownerOf, RESERVED } from "./lock-word.js";
import { callName, type Thread } from "./thread.js";

/** Loads before a thread sleeps; none on a single core, where the holder cannot run meanwhile. */
const SPINS = availableParallelism() > 1 ? 40 : 0;
/** Every wait ends after this and looks again: a second belt under lost wakes. */
const WAIT_MS = 50;
/** After this a waiter asks that nobody overtakes it. */
const STARVING_MS = 1;

/** The slow paths of one object's lock, for one thread. The fast ones, one compare-exchange each, are in `shared/guard.ts`. */
export class Lock {
  readonly #i32: Int32Array;
  readonly #f64: Float64Array;
  readonly #record: number;
  readonly #word: number;
  readonly #starvingWord: number;
  readonly #mine: number;
  readonly #thread: Thread;

  constructor(arena: Arena, record: number, thread: Thread) {
    this.#i32 = arena.i32;
    this.#f64 = arena.f64;
    this.#record = record;
    this.#word = record * 2 + RECORD.LOCK_WORD;
    this.#starvingWord = record * 2 + RECORD.STARVING_WORD;
    this.#mine = heldBy(thread.owner);
    this.#thread = thread;
  }

  /**
   * Takes the lock after the one compare-exchange has failed.
   * @throws DeadlockError, or SharedStateError `LOCK_TIMEOUT` on the main thread. The lock is then not held.
   */
  acquire(method: number): void {
    if (this.#spin()) return;
    try {
      this.#wait(method);
    } catch (error) {
      // A full stack can throw after the lock was taken.
      if (ownerOf(Atomics.load(this.#i32, this.#word)) === this.#thread.owner) this.release();
      throw error;
    }
  }

  #wait(method: number): void {
    const started = now();
    const { owner, owners } = this.#thread;
    const slot = owners.slotOf(owner);
    owners.publishWait(slot, this.#record, method);
    try {
      this.#sleepUntilTaken(method, started);
    } finally {
      owners.withdrawWait(slot);
      this.#withdrawStarving();
    }
    this.#count(now() - started);
  }

  /** Releases a lock that others wait for. */
  release(): void {
    if (Atomics.load(this.#i32, this.#starvingWord) !== 0) {
      // All, since which of the sleepers is starving is not known; the others find the lock reserved.
      Atomics.exchange(this.#i32, this.#word, RESERVED);
      wakeAll(this.#i32, this.#word);
    } else {
      Atomics.exchange(this.#i32, this.#word, FREE);
      wakeOne(this.#i32, this.#word);
    }
  }

  #spin(): boolean {
    for (let i = 0; i < SPINS; i++) {
      const seen = Atomics.load(this.#i32, this.#word);
      if (seen === FREE && this.#swap(FREE, this.#mine)) return true;
      if (seen & CONTENDED) return false;
    }
    return false;
  }

  #sleepUntilTaken(method: number, started: number): void {
    refuseDeadlock(this.#thread, this.#i32);
    let stalled = FREE;
    for (;;) {
      const seen = this.#take(stalled === RESERVED);
      if (seen === FREE) return;
      const woken = park(this.#i32, this.#word, seen, WAIT_MS);
      const waited = now() - started;
      if (waited > STARVING_MS) {
        Atomics.compareExchange(this.#i32, this.#starvingWord, 0, this.#thread.owner);
      }
      stalled = woken ? FREE : seen;
      if (!woken) this.#expire(method, seen, waited);
    }
  }

  /**
   * FREE when the lock has been taken, else the word to sleep on. Whoever has slept takes it as contended: others may
   * sleep as well, and this thread is now the only one that would wake them.
   */
  #take(ignoreReservation: boolean): number {
    for (;;) {
      const seen = Atomics.load(this.#i32, this.#word);
      if (seen === FREE || (seen === RESERVED && (ignoreReservation || this.#isReservedForMe()))) {
        if (this.#swap(seen, this.#mine | CONTENDED)) return FREE;
      } else if (seen & CONTENDED || this.#swap(seen, seen | CONTENDED)) {
        return seen | CONTENDED;
      }
    }
  }

  /** True also when the thread it was reserved for has given up or died. */
  #isReservedForMe(): boolean {
    const starving = Atomics.load(this.#i32, this.#starvingWord);
    return starving === this.#thread.owner || starving === 0;
  }

  #expire(method: number, seen: number, waited: number): void {
    refuseDeadlock(this.#thread, this.#i32);
    const holder = ownerOf(seen);
    if (holder !== 0) this.#thread.onStall(holder);
    if (waited > this.#thread.patience) throw this.#timeout(method, waited);
  }

  #timeout(method: number, waited: number): SharedStateError {
    const thread = this.#thread;
    const wanted = callName(thread, this.#record, method);
    const holder = ownerOf(Atomics.load(this.#i32, this.#word));
    const inside = callName(
      thread,
      this.#record,
      this.#i32[this.#record * 2 + RECORD.METHOD_WORD]!,
    );
    return new SharedStateError(
      "LOCK_TIMEOUT",
      `${wanted} waited ${Math.round(waited)} ms on ${thread.owners.labelOf(thread.owner)}: ` +
        `${thread.owners.labelOf(holder)} is still in ${inside}`,
    );
  }

  #withdrawStarving(): void {
    const { owner } = this.#thread;
    if (Atomics.compareExchange(this.#i32, this.#starvingWord, owner, 0) !== owner) return;
    // Gave up while it was being reserved: let the others see that the reservation is void.
    if (Atomics.load(this.#i32, this.#word) === RESERVED) wakeAll(this.#i32, this.#word);
  }

  /** Statistics; the lock is held, so plain stores do. */
  #count(waited: number): void {
    this.#f64[this.#record + RECORD.CONTENDED_CALLS]! += 1;
    this.#f64[this.#record + RECORD.WAIT_MS]! += waited;
    const longest = this.#record + RECORD.LONGEST_WAIT_MS;
    if (waited > this.#f64[longest]!) this.#f64[longest] = waited;
  }

  #swap(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#i32, this.#word, from, to) === from;
  }
}
