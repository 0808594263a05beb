/** Milliseconds for which nothing but tasks may run. */
const SLICE_MS = 10;

/** Lets timers, signals and I/O have their turn between tasks that never wait for anything. */
export class Turn {
  #began = Number.NEGATIVE_INFINITY;

  /** Runs `next` soon: in a microtask, or in another turn of the event loop when this one has lasted long. */
  soon(next: () => void): void {
    const now = performance.now();
    if (this.#began === Number.NEGATIVE_INFINITY) this.#endWithThis(now);
    if (now - this.#began < SLICE_MS) queueMicrotask(next);
    else setImmediate(next);
  }

  #endWithThis(now: number): void {
    this.#began = now;
    setImmediate(() => {
      this.#began = Number.NEGATIVE_INFINITY;
    });
  }
}
