import { type Lookups, NotedLookups } from "./lookups.js";

interface Result<T> {
  readonly noted: NotedLookups;
  readonly value: T;
}

/** Results by name, each good as long as everything that was looked up for it is the same. */
export class KeptResults<T> {
  #before: ReadonlyMap<string, Result<T>> = new Map();
  #now = new Map<string, Result<T>>();

  /** Begins a round: what is not asked for in it is forgotten with the next. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  get(name: string, lookups: Lookups, compute: (noted: NotedLookups) => T): T {
    const before = this.#before.get(name);
    const result = before?.noted.hold(lookups) === true ? before : computed(compute);
    this.#now.set(name, result);
    return result.value;
  }
}

function computed<T>(compute: (noted: NotedLookups) => T): Result<T> {
  const noted = new NotedLookups();
  return { value: compute(noted), noted };
}
