/** The only file that calls `Atomics.wait`, `waitAsync` and `notify`. */

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

/** Of the language since 2024; Node has it. */
const { waitAsync } = Atomics as unknown as {
  waitAsync(words: Int32Array, index: number, seen: number): { value: "not-equal" | Promise<"ok"> };
};

/**
 * Resolves when somebody wakes `index`; undefined when the word is no longer `seen`. Does not keep the event loop
 * alive and cannot be taken back.
 */
export function wakeOf(
  words: Int32Array,
  index: number,
  seen: number,
): Promise<unknown> | undefined {
  const { value } = waitAsync(words, index, seen);
  return typeof value === "string" ? undefined : value;
}
