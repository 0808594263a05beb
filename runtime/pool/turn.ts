import { now } from "../sync/clock.js";

/** Milliseconds for which nothing but tasks may run. */
const SLICE_MS = 10;

/** Lets timers, signals and I/O have their turn between tasks that never wait for anything. */
export class Turn {
  #began = Number.NEGATIVE_INFINITY;

  /** Runs `next` soon: in a microtask, or in another turn of the event loop when this one has lasted long. */
  soon(next: () => void): void {
    const at = now();
    if (this.#began === Number.NEGATIVE_INFINITY) this.#endWithThis(at);
    if (at - this.#began < SLICE_MS) queueMicrotask(next);
    else setImmediate(next);
  }

  #endWithThis(at: number): void {
    this.#began = at;
    setImmediate(() => {
      this.#began = Number.NEGATIVE_INFINITY;
    });
  }
}
