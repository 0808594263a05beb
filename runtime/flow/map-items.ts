import type { Items } from "./flow-types.js";

export interface MapRequest<I, T> {
  readonly items: Items<I>;
  readonly each: (item: I) => Promise<T>;
  /** How many items are in progress at a time. */
  readonly concurrency: number;
  readonly ordered: boolean;
  /** Given the results: in the order of the items, or as they come. */
  readonly collect: (value: T) => void;
  /** After each item that started. */
  readonly settled: (failed: boolean) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs `each` for every item. The next item is pulled only when there is room; after the first failure none is, those
 * that run end, the iterator is closed, and the failure, which carries the item's `index`, is thrown.
 */
export function mapItems<I, T>(request: MapRequest<I, T>): Promise<void> {
  return new Mapping(request).run();
}

class Mapping<I, T> {
  readonly #request: MapRequest<I, T>;
  /** Results that wait for those of earlier items. */
  readonly #waiting = new Map<number, T>();
  #running = 0;
  #next = 0;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(request: MapRequest<I, T>) {
    this.#request = request;
  }

  async run(): Promise<void> {
    const { items, concurrency } = this.#request;
    const iterator = iteratorOf(items);
    for (let index = 0; !this.#isStopped(); index++) {
      while (this.#running >= concurrency && !this.#isStopped()) await this.#change();
      if (this.#isStopped()) break;
      const step = await this.#pull(iterator);
      if (step === undefined || step.done === true) break;
      this.#start(step.value, index);
    }
    while (this.#running > 0) await this.#change();
    if (this.#isStopped()) await iterator.return?.();
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#request.signal.throwIfAborted();
  }

  #isStopped(): boolean {
    return this.#failure !== undefined || this.#request.signal.aborted;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Undefined when the iterable itself failed. An iterator that never answers must not keep an aborted run. */
  async #pull(iterator: AnyIterator<I>): Promise<IteratorResult<I> | undefined> {
    try {
      return await iterator.next();
    } catch (error) {
      this.#failure ??= { error };
      return undefined;
    }
  }

  #start(item: I, index: number): void {
    this.#running++;
    this.#request.each(item).then(
      (value) => this.#end(index, () => this.#take(index, value)),
      (error: unknown) => this.#end(index, () => Promise.reject(error)),
    );
  }

  async #end(index: number, result: () => unknown): Promise<void> {
    let failed = false;
    try {
      await result();
    } catch (error) {
      failed = true;
      this.#failure ??= { error: withIndex(error, index) };
    }
    this.#running--;
    this.#report(failed);
    this.#wake();
  }

  /** A progress callback that throws fails the run, as everything of the user's does. */
  #report(failed: boolean): void {
    try {
      this.#request.settled(failed);
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #take(index: number, value: T): void {
    const { ordered, collect } = this.#request;
    if (!ordered) {
      collect(value);
      return;
    }
    this.#waiting.set(index, value);
    while (this.#waiting.has(this.#next)) {
      const ready = this.#waiting.get(this.#next)!;
      this.#waiting.delete(this.#next++);
      collect(ready);
    }
  }
}

type AnyIterator<I> = Pick<Iterator<I> | AsyncIterator<I>, "next" | "return">;

function iteratorOf<I>(items: Items<I>): AnyIterator<I> {
  const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: synchronous } = Object(
    items,
  ) as Partial<AsyncIterable<I> & Iterable<I>>;
  if (typeof asynchronous === "function") return asynchronous.call(items);
  if (typeof synchronous === "function") return synchronous.call(items);
  throw new TypeError(`A map needs an iterable, and got ${items === null ? "null" : typeof items}`);
}

function withIndex(error: unknown, index: number): unknown {
  if (typeof error === "object" && error !== null && Object.isExtensible(error)) {
    Object.assign(error, { index });
  }
  return error;
}
