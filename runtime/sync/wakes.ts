import { wakeAll, wakeOf } from "./futex.js";

/** A thread's own word changes when there is news for it. */
const WORDS = 1024;

/**
 * Wakes the event loops of other threads. Nothing is said by a wake but that there is news: a thread that is busy finds it
 * later, and two threads may have the same word.
 */
export class Wakes {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly #own: number;
  readonly #listeners = new Set<() => void>();
  #isArmed = false;

  constructor(owner: number, words = new Int32Array(new SharedArrayBuffer(WORDS * 4))) {
    this.words = words;
    this.#own = owner % WORDS;
  }

  wake(owner: number): void {
    Atomics.add(this.words, owner % WORDS, 1);
    wakeAll(this.words, owner % WORDS);
  }

  /** Calls `look` soon, and after each wake of this thread, until the returned function is called. Keeps nothing alive. */
  listen(look: () => void): () => void {
    this.#listeners.add(look);
    queueMicrotask(() => {
      if (this.#isArmed) this.#tell(look);
      else this.#arm();
    });
    return () => void this.#listeners.delete(look);
  }

  /** The word is read before anybody looks: what comes later changes it. */
  #arm(): void {
    if (this.#isArmed || this.#listeners.size === 0) return;
    const seen = Atomics.load(this.words, this.#own);
    this.#isArmed = true;
    for (const each of [...this.#listeners]) this.#tell(each);
    void Promise.resolve(wakeOf(this.words, this.#own, seen)).then(() => {
      this.#isArmed = false;
      this.#arm();
    });
  }

  #tell(look: () => void): void {
    if (this.#listeners.has(look)) look();
  }
}
