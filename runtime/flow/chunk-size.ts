/** What a chunk should take, in milliseconds: a thread change costs a hundredth of it, and nobody notices the wait for it. */
const TARGET_MS = 2;
const LARGEST = 256;

/**
 * How many items of a map travel together: one at first, then as many as take about two milliseconds, growing at most twofold
 * at a time. Near the end chunks shrink, so that no worker is left without (guided self-scheduling, Polychronopoulos and Kuck 1987).
 */
export class ChunkSize {
  readonly #lanes: number;
  #size = 1;

  /** `lanes` chunks are in progress at a time. */
  constructor(lanes: number) {
    this.#lanes = lanes;
  }

  /** `remaining` is how many items there still are, if that is known. */
  next(remaining: number | undefined): number {
    if (remaining === undefined) return this.#size;
    return Math.max(1, Math.min(this.#size, Math.ceil(remaining / (2 * this.#lanes))));
  }

  /** So many items took `ms` milliseconds. */
  learn(items: number, ms: number): void {
    const fitting = Math.floor((TARGET_MS * items) / Math.max(ms, 0.001));
    this.#size = Math.max(1, Math.min(fitting, this.#size * 2, LARGEST));
  }
}
