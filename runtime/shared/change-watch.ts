import { clearInterval, setImmediate, setInterval } from "node:timers";
import { ClosedError, SharedStateError } from "../errors.js";
import { NoMethod } from "../sync/no-method.js";
import { Wanted, Watched } from "../sync/watched.js";
import type { Guard } from "./guard.js";
import { plain } from "./plain.js";

/** One wait for an object to become something. */
export interface Waiter<T extends object> {
  /** Runs under the object's lock, on its view. */
  readonly predicate: (object: T) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Before a rejection that nobody need to have expected. */
  readonly excuse: () => void;
}

/** How often the lock may be somebody else's before this thread stands in line for it. */
const MISSES = 8;
/** An event loop that has something pending stays alive for it. */
const LONG_MS = 2 ** 30;

const settled = Promise.resolve();

const watches = new WeakMap<Guard<object>, ChangeWatch<object>>();

/** Of this thread, the one for the object. */
export function watchOf(guard: Guard<object>): ChangeWatch<object> {
  const known = watches.get(guard) ?? new ChangeWatch(guard);
  watches.set(guard, known);
  return known;
}

/**
 * Those in this thread that wait for one object. They are asked when they come and after each announcement, with an
 * empty stack, and the event loop goes on in between. README.md in `sync`, *a wait for a change*.
 */
class ChangeWatch<T extends object> {
  readonly #guard: Guard<T>;
  readonly #watched: Watched;
  readonly #waiters = new Set<Waiter<T>>();
  #isArmed = false;
  #misses = 0;
  #alive: NodeJS.Timeout | undefined;

  constructor(guard: Guard<T>) {
    this.#guard = guard;
    const { arena, record, thread } = guard.parts;
    this.#watched = new Watched(arena, record);
    thread.endings.add(() => this.#close());
  }

  /** `Corpus.counts` */
  get name(): string {
    const { thread, record } = this.#guard.parts;
    return thread.names.get(record)?.name ?? "a shared object";
  }

  /** `remove` ends the wait. */
  add(waiter: Waiter<T>): void {
    this.#waiters.add(waiter);
    this.#alive ??= setInterval(() => {}, LONG_MS);
    const { thread } = this.#guard.parts;
    // Not within a call, of which a predicate would see a part.
    settled.then(() => (thread.isOver ? this.#close() : this.#look()));
  }

  remove(waiter: Waiter<T>): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size > 0) return;
    clearInterval(this.#alive);
    this.#alive = undefined;
  }

  #close(): void {
    for (const waiter of [...this.#waiters]) {
      this.remove(waiter);
      waiter.excuse();
      waiter.reject(new ClosedError(`until(${this.name}): the app was closed`));
    }
  }

  #look(): void {
    if (this.#waiters.size === 0) return;
    const { news } = this.#watched;
    this.#watched.want(Wanted.CHANGE);
    if (!this.#askAll()) {
      this.#watched.want(Wanted.END);
      // The holder may have left before it could see that.
      if (!this.#askAll()) this.#misses++;
    }
    if (this.#waiters.size > 0) this.#arm(news);
  }

  #arm(news: number): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    const again = () => {
      this.#isArmed = false;
      this.#look();
    };
    const next = this.#watched.next(news);
    if (next === undefined) setImmediate(again);
    else next.then(again);
  }

  /** False when the object was not to be had. */
  #askAll(): boolean {
    for (const waiter of [...this.#waiters]) if (!this.#ask(waiter)) return false;
    this.#misses = 0;
    return true;
  }

  #ask(waiter: Waiter<T>): boolean {
    try {
      const view = this.#enter();
      if (view === undefined) return false;
      const value = this.#answer(waiter, view);
      if (!value) return true;
      this.remove(waiter);
      waiter.resolve(value);
    } catch (error) {
      this.remove(waiter);
      waiter.reject(error);
    }
    return true;
  }

  #answer({ predicate }: Waiter<T>, view: T): unknown {
    const { log } = this.#guard.parts;
    try {
      return plain(predicate(view), [this.#guard as unknown as Guard<object>]);
    } finally {
      log.isTouched = false; // by looking; else two that wait would wake each other for ever
      this.#guard.leave();
    }
  }

  #enter(): T | undefined {
    if (this.#misses < MISSES) return this.#guard.tryEnter(NoMethod.PREDICATE);
    try {
      return this.#guard.enter(NoMethod.PREDICATE);
    } catch (error) {
      if (error instanceof SharedStateError && error.code === "LOCK_TIMEOUT") return undefined;
      throw error;
    }
  }
}
