import { annotate } from "./annotate.js";
import type { Items } from "./flow-types.js";

export interface Mapping<I> {
  readonly items: Items<I>;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Runs one item and keeps its result. */
  readonly start: (item: I, index: number) => Promise<void>;
}

/** Runs all items, `concurrency` at a time; pulls the next one only when there is room for it. */
export async function map<I>(mapping: Mapping<I>): Promise<void> {
  if (!Number.isInteger(mapping.concurrency) || mapping.concurrency < 1)
    throw new RangeError(`concurrency: expected an integer from 1, got ${mapping.concurrency}`);
  const pump = new Pump(mapping, iteratorOf(mapping.items));
  const abort = () => pump.fail(mapping.signal.reason);
  mapping.signal.addEventListener("abort", abort, { once: true });
  try {
    if (mapping.signal.aborted) abort();
    await pump.run();
  } finally {
    mapping.signal.removeEventListener("abort", abort);
  }
}

type AnyIterator<I> = Iterator<I> | AsyncIterator<I>;

function iteratorOf<I>(items: Items<I>): AnyIterator<I> {
  const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: synchronous } = Object(
    items,
  ) as Partial<AsyncIterable<I> & Iterable<I>>;
  if (typeof asynchronous === "function") return asynchronous.call(items as AsyncIterable<I>);
  if (typeof synchronous === "function") return synchronous.call(items as Iterable<I>);
  throw new TypeError(`map needs an iterable, got ${items === null ? "null" : typeof items}`);
}

class Pump<I> {
  readonly #mapping: Mapping<I>;
  readonly #iterator: AnyIterator<I>;
  #running = 0;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(mapping: Mapping<I>, iterator: AnyIterator<I>) {
    this.#mapping = mapping;
    this.#iterator = iterator;
  }

  async run(): Promise<void> {
    await this.#startAll();
    while (this.#running > 0) await this.#change();
    if (this.#failure) throw this.#failure.error;
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async #startAll(): Promise<void> {
    for (let index = 0; ; index++) {
      while (!this.#failure && this.#running >= this.#mapping.concurrency) await this.#change();
      if (this.#failure) return this.#closeIterator();
      const next = await this.#pull();
      if (this.#failure) return this.#closeIterator();
      if (next === undefined || next.done) return;
      void this.#start(next.value, index);
    }
  }

  async #start(item: I, index: number): Promise<void> {
    this.#running++;
    try {
      await this.#mapping.start(item, index);
    } catch (error) {
      if (!this.#mapping.signal.aborted)
        annotate(error, "index", { value: index, enumerable: true });
      this.fail(error);
    } finally {
      this.#running--;
      this.#wake();
    }
  }

  /** The next item; nothing when the iterable threw, or a failure came first: the iterable may never answer. */
  async #pull(): Promise<IteratorResult<I> | undefined> {
    try {
      const next = this.#iterator.next();
      if (!(next instanceof Promise)) return await next;
      return await new Promise((resolve, reject) => {
        next.then(resolve, reject);
        this.#wake = () => this.#failure && resolve(undefined);
      });
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Not awaited: a generator that is busy answers late or never. What closing throws matters less than the failure. */
  #closeIterator(): void {
    try {
      Promise.resolve(this.#iterator.return?.()).catch(() => {});
    } catch {}
  }
}
