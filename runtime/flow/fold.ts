import type { Reducer } from "../pool/wiring.js";

/** Folds results in the order of their indexes as they come; keeps only those that came too early. */
export class Fold {
  readonly #reduce: (left: unknown, right: unknown) => unknown;
  readonly #early = new Map<number, unknown>();
  #next = 0;
  #folding = false;
  #value: unknown;

  constructor(reducer: Reducer) {
    this.#reduce = reducer.reduce as (left: unknown, right: unknown) => unknown;
    this.#value = reducer.initial();
  }

  get value(): unknown {
    return this.#value;
  }

  async add(index: number, result: unknown): Promise<void> {
    this.#early.set(index, result);
    if (this.#folding) return;
    this.#folding = true;
    while (this.#early.has(this.#next)) {
      const folded = this.#reduce(this.#value, this.#take());
      this.#value = folded instanceof Promise ? await folded : folded;
    }
    this.#folding = false;
  }

  #take(): unknown {
    const result = this.#early.get(this.#next);
    this.#early.delete(this.#next++);
    return result;
  }
}
