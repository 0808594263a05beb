import type { Reducer } from "../pool/wiring.js";

/** Folds results in the order of their indexes as they come; keeps only those that came too early. */
export class Fold {
  readonly #reduce: (left: unknown, right: unknown) => unknown;
  readonly #bound: number;
  readonly #flat: boolean;
  readonly #early = new Map<number, unknown>();
  #next = 0;
  #folding = false;
  #isOver = false;
  #value: unknown;
  /** Of those that wait for room. */
  #waiting: (() => void)[] = [];

  /** `bound` is how many results may be kept; `flat` says that each is a list of those to fold. */
  constructor(reducer: Reducer, bound: number, flat = false) {
    this.#flat = flat;
    this.#reduce = reducer.reduce as (left: unknown, right: unknown) => unknown;
    this.#bound = bound;
    this.#value = reducer.initial();
  }

  get value(): unknown {
    return this.#value;
  }

  /**
   * Resolves when there is room for another result. The one that the others wait for finds room always: its item has begun
   * before theirs, so that waiting here never keeps it from being run.
   */
  async add(index: number, result: unknown): Promise<void> {
    this.#early.set(index, result);
    if (!this.#folding) await this.#fold();
    while (this.#early.size > this.#bound && !this.#isOver)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Something failed: nobody need wait any more. */
  giveUp(): void {
    this.#isOver = true;
    this.#wake();
  }

  async #fold(): Promise<void> {
    this.#folding = true;
    while (this.#early.has(this.#next)) {
      const taken = this.#take();
      for (const each of this.#flat ? (taken as readonly unknown[]) : [taken]) {
        const folded = this.#reduce(this.#value, each);
        this.#value = folded instanceof Promise ? await folded : folded;
      }
      this.#wake();
    }
    this.#folding = false;
  }

  #take(): unknown {
    const result = this.#early.get(this.#next);
    this.#early.delete(this.#next++);
    return result;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
