/** The only file that calls `Atomics.wait` and `Atomics.notify`. */

/**
 * Sleeps until somebody wakes `index`, at most `ms` milliseconds; returns at once when the word is no longer `seen`.
 * False when the time ran out. Every wait is bounded: a thread that is terminated in here takes a wake with it.
 */
export function park(words: Int32Array, index: number, seen: number, ms: number): boolean {
  return Atomics.wait(words, index, seen, ms) !== "timed-out";
}

export function wakeOne(words: Int32Array, index: number): void {
  Atomics.notify(words, index, 1);
}

export function wakeAll(words: Int32Array, index: number): void {
  Atomics.notify(words, index);
}
