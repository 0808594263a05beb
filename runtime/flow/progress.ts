import { now } from "../sync/clock.js";
import type { Progress } from "./options.js";
import { sizeOf } from "./size-of.js";

const INTERVAL_MS = 100;

/** Counts the items of a run's outermost maps, and reports them at most ten times a second. */
export class ProgressMeter {
  readonly #report: (progress: Progress) => void;
  readonly #fail: (error: unknown) => void;
  readonly #started = now();
  #reported = Number.NEGATIVE_INFINITY;
  #maps = 0;
  #total: number | undefined = 0;
  #done = 0;
  #failed = 0;
  #isOver = false;

  /** `fail` gets what `report` throws: it must end the run, not the process. */
  constructor(report: (progress: Progress) => void, fail: (error: unknown) => void) {
    this.#report = report;
    this.#fail = fail;
  }

  /** A map begins; its size is unknown when its items come one by one. */
  begin(items: unknown): void {
    this.#maps++;
    const size = sizeOf(items);
    this.#total = this.#total === undefined || size === undefined ? undefined : this.#total + size;
  }

  items(done: number, failed: number): void {
    this.#done += done;
    this.#failed += failed;
    if (this.#isOver) return;
    const at = now();
    if (at - this.#reported < INTERVAL_MS) return;
    this.#reported = at;
    try {
      this.#report(this.#progress());
    } catch (error) {
      this.#isOver = true;
      this.#fail(error);
    }
  }

  /** The last report. Throws what the listener throws. */
  end(): void {
    this.#endWith(0);
  }

  /** Same for a run that has failed: its error matters more than what the listener throws. */
  endFailed(): void {
    try {
      this.#endWith(1);
    } catch {}
  }

  #endWith(failed: 0 | 1): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#maps === 0) {
      this.#total = 1;
      this.#done = 1;
      this.#failed = failed;
    }
    this.#report(this.#progress());
  }

  #progress(): Progress {
    const seconds = (now() - this.#started) / 1000;
    return {
      done: this.#done,
      ...(this.#total === undefined ? {} : { total: this.#total }),
      failed: this.#failed,
      ratePerSecond: seconds > 0 ? this.#done / seconds : 0,
    };
  }
}
