import type { Slots } from "../pool/slots.js";
import type { WorkerWiring } from "../pool/wiring.js";
import type { Items, MapOptions, ParallelResult } from "./flow-types.js";
import type { RunOptions } from "./options.js";

/** One run of a flow, as its generated program sees it. Tasks and reducers are numbers in the wiring's lists. */
export interface Run {
  /** Runs a task on some worker. */
  task<T>(task: number, ...inputs: readonly unknown[]): Promise<T>;
  /**
   * Starts all that `make` returns, each on the branch it is given, and waits for all. The first failure drops what has
   * not started, aborts the rest, waits for it no longer than the grace period, and is rethrown with the errors that
   * others had on their own as `siblings`.
   */
  fanOut<const T extends readonly unknown[]>(
    make: (branch: Run) => T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
  /** Same, and what becomes of each is a result: a failure aborts nobody. Rejects when the run is aborted. */
  fanOutSettled<const T extends readonly unknown[]>(
    make: (branch: Run) => T,
  ): Promise<{ -readonly [K in keyof T]: ParallelResult<Awaited<T[K]>> }>;
  /** Runs a task for each item, or a program on this thread whose tasks run on workers. */
  map<T>(items: Items<unknown>, task: number, options?: MapOptions): Promise<T[]>;
  map<I, T>(items: Items<I>, program: Program<I, T>, options?: MapOptions): Promise<T[]>;
  /** Same, and folds the results in order. */
  mapReduce<T>(
    items: Items<unknown>,
    task: number,
    reducer: number,
    options?: MapOptions,
  ): Promise<T>;
  mapReduce<I, T>(
    items: Items<I>,
    program: Program<I, T>,
    reducer: number,
    options?: MapOptions,
  ): Promise<T>;
}

export type Program<I, T> = (run: Run, item: I) => Promise<T>;

/** What an app's methods call. */
export interface Engine {
  /**
   * Runs the program of the flow `name`. Rejects with the signal's reason as soon as it is aborted, and with a
   * ClosedError after `close` or `destroy`.
   */
  run<T>(
    name: string,
    options: RunOptions | undefined,
    program: (run: Run) => Promise<T>,
  ): Promise<T>;
}

/** What the generated module hands to `launch` and `serve`. `A` is the app without what every app has. */
export interface Wiring<S extends Slots, H, A extends object> extends WorkerWiring<S, H> {
  readonly app: (engine: Engine, shared: H, slots: S) => A;
}
