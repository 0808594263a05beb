import type { Items } from "./flow-types.js";

export interface Mapping<I> {
  readonly items: Items<I>;
  /** How many chunks are in progress at a time; a positive integer. */
  readonly lanes: number;
  /** How many items to take together, given how many were taken before. Those that come asynchronously travel alone. */
  readonly chunkAt: (taken: number) => number;
  readonly signal: AbortSignal;
  /** Runs the items, the first of which has this index, and keeps their results. */
  readonly start: (items: readonly I[], first: number) => Promise<void>;
  /** Called at the first failure. */
  readonly failed?: (() => void) | undefined;
}

/** Runs all items, some at a time; pulls the next ones only when there is room for them. */
export async function map<I>(mapping: Mapping<I>): Promise<void> {
  const pump = new Pump(mapping);
  const abort = () => pump.fail(mapping.signal.reason);
  mapping.signal.addEventListener("abort", abort, { once: true });
  try {
    if (mapping.signal.aborted) abort();
    await pump.run();
  } finally {
    mapping.signal.removeEventListener("abort", abort);
  }
}

class Pump<I> {
  readonly #mapping: Mapping<I>;
  readonly #iterator: Iterator<I> | AsyncIterator<I>;
  readonly #isAsync: boolean;
  #running = 0;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(mapping: Mapping<I>) {
    const { items } = mapping;
    const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: synchronous } = Object(
      items,
    ) as { [method: symbol]: (() => Iterator<I> | AsyncIterator<I>) | undefined };
    this.#mapping = mapping;
    this.#isAsync = typeof asynchronous === "function";
    const iterate = this.#isAsync ? asynchronous : synchronous;
    if (typeof iterate !== "function")
      throw new TypeError(`map needs an iterable, got ${items === null ? "null" : typeof items}`);
    this.#iterator = iterate.call(items);
  }

  async run(): Promise<void> {
    await this.#startAll();
    while (this.#running > 0) await this.#change();
    if (this.#failure) throw this.#failure.error;
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#mapping.failed?.();
    this.#wake();
  }

  async #startAll(): Promise<void> {
    for (let taken = 0; !this.#isOver; ) {
      while (!this.#failure && this.#running >= this.#mapping.lanes) await this.#change();
      if (this.#failure) return this.#closeIterator();
      const chunk = await this.#pull(taken);
      if (this.#failure) return this.#closeIterator();
      if (chunk.length > 0) void this.#start(chunk, taken);
      taken += chunk.length;
    }
  }

  async #start(chunk: readonly I[], first: number): Promise<void> {
    this.#running++;
    try {
      await this.#mapping.start(chunk, first);
    } catch (error) {
      this.fail(error);
    } finally {
      this.#running--;
      this.#wake();
    }
  }

  /** Nothing when the iterable threw, or a failure came first. */
  async #pull(taken: number): Promise<readonly I[]> {
    try {
      return this.#isAsync ? await this.#takeOne() : this.#take(this.#mapping.chunkAt(taken));
    } catch (error) {
      this.#isOver = true;
      this.fail(error);
      return [];
    }
  }

  #take(size: number): readonly I[] {
    const chunk: I[] = [];
    while (chunk.length < size) {
      const next = this.#iterator.next() as IteratorResult<I>;
      this.#isOver = next.done === true;
      if (next.done) break;
      chunk.push(next.value);
    }
    return chunk;
  }

  /** A failure is not kept waiting for it: the iterable may never answer. */
  async #takeOne(): Promise<readonly I[]> {
    const answer = Promise.resolve(this.#iterator.next());
    const next = await new Promise<IteratorResult<I> | undefined>((resolve, reject) => {
      answer.then(resolve, reject);
      this.#wake = () => this.#failure && resolve(undefined);
    });
    this.#isOver = next?.done === true;
    return next === undefined || next.done ? [] : [next.value];
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Unless it has ended by itself. Not awaited: a generator that is busy answers late or never. What closing throws matters less than the failure. */
  #closeIterator(): void {
    if (this.#isOver) return;
    try {
      Promise.resolve(this.#iterator.return?.()).catch(() => {});
    } catch {}
  }
}
