import type { Arena } from "../memory/arena.js";
import { RECORD } from "./control-record.js";
import { wakeAll, wakeOf } from "./futex.js";

/** What the WATCHED word asks the next callers for. */
export const Wanted = { CHANGE: 1, END: 2 } as const;

/**
 * News of one object for threads that wait for it on their event loops: what is wanted is in the WATCHED word, and the
 * NEWS word, which they wait on, is counted up. Whoever announces clears WATCHED, so a waiter that dies leaves one
 * announcement to nobody at most. README.md, *a wait for a change*, has the order that loses none.
 */
export class Watched {
  readonly #i32: Int32Array;
  readonly #wanted: number;
  readonly #news: number;

  constructor(arena: Arena, record: number) {
    this.#i32 = arena.i32;
    this.#wanted = record * 2 + RECORD.WATCHED_WORD;
    this.#news = record * 2 + RECORD.NEWS_WORD;
  }

  /** The end of a call that has found WATCHED set, after its lock is free. */
  ended(changed: boolean): void {
    if (changed || Atomics.load(this.#i32, this.#wanted) & Wanted.END) this.announce();
  }

  announce(): void {
    Atomics.store(this.#i32, this.#wanted, 0);
    Atomics.add(this.#i32, this.#news, 1);
    wakeAll(this.#i32, this.#news);
  }

  /** To be read before `want`, and that before the object is looked at. */
  get news(): number {
    return Atomics.load(this.#i32, this.#news);
  }

  want(wanted: number): void {
    Atomics.or(this.#i32, this.#wanted, wanted);
  }

  /** Resolves at the first announcement after `news` was read; undefined when that has been. */
  next(news: number): Promise<unknown> | undefined {
    return wakeOf(this.#i32, this.#news, news);
  }
}
