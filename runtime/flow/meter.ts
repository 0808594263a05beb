import type { Progress, RunOptions } from "./options.js";

const INTERVAL_MS = 100;

/** Counts the items of one run and tells `onProgress`, at most ten times a second and once at the end. */
export class Meter {
  readonly #tell: RunOptions["onProgress"];
  readonly #start = performance.now();
  #told = Number.NEGATIVE_INFINITY;
  #done = 0;
  #failed = 0;
  #total: number | undefined;
  #isClaimed = false;

  constructor(tell: RunOptions["onProgress"]) {
    this.#tell = tell;
  }

  /** Only the outermost map of a run counts its items: the first that asks. */
  claim(total: number | undefined): boolean {
    if (this.#isClaimed) return false;
    this.#isClaimed = true;
    this.#total = total;
    return true;
  }

  count(failed: boolean): void {
    this.#done++;
    if (failed) this.#failed++;
    const now = performance.now();
    if (now - this.#told < INTERVAL_MS) return;
    this.#told = now;
    this.#tell?.(this.#progress(now));
  }

  /** The last word; a run without a map was one item. */
  end(failed: boolean): void {
    if (this.claim(1)) {
      this.#done = 1;
      this.#failed = failed ? 1 : 0;
    }
    this.#tell?.(this.#progress(performance.now()));
  }

  #progress(now: number): Progress {
    const seconds = Math.max(now - this.#start, 0.001) / 1000;
    return {
      done: this.#done,
      ...(this.#total !== undefined && { total: this.#total }),
      failed: this.#failed,
      ratePerSecond: this.#done / seconds,
    };
  }
}
