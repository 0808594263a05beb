const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5000;
/** So many failures in a row, and the pool no longer makes anybody wait. */
const PATIENCE = 3;

/** When to start the next worker: at once, unless the last ones came to nothing. */
export class StartSchedule {
  readonly #timers = new Set<NodeJS.Timeout>();
  #failures = 0;

  get hopeless(): boolean {
    return this.#failures >= PATIENCE;
  }

  failed(): void {
    this.#failures++;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Holds the process only when `awaited`. */
  next(start: () => void, awaited: boolean): void {
    if (this.#failures === 0) {
      start();
      return;
    }
    const delay = Math.min(FIRST_DELAY_MS * 2 ** (this.#failures - 1), LONGEST_DELAY_MS);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      start();
    }, delay);
    this.#timers.add(timer);
    if (!awaited) timer.unref();
  }

  /** Somebody waits now. */
  hold(): void {
    for (const timer of this.#timers) timer.ref();
  }

  cancel(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
