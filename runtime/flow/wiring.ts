import type { Slots } from "../pool/slots.js";
import type { WorkerWiring } from "../pool/wiring.js";
import type { Items, MapOptions, ParallelResult } from "./flow-types.js";
import type { Duration, RunOptions } from "./options.js";
import type { RetryPolicy } from "./retry.js";

/** What a generated program says of a map. */
export interface RunMapOptions extends MapOptions {
  /** The results of an item are a list: of what is left of it, or has become of it. */
  readonly flat?: boolean;
}

/** One run of a flow, as its generated program sees it. Tasks and reducers are numbers in the wiring's lists. */
export interface Run {
  /** Runs a task on some worker. */
  task<T>(task: number, ...inputs: readonly unknown[]): Promise<T>;
  /** Same, for a task whose last input is the id of its call. */
  call<T>(task: number, ...inputs: readonly unknown[]): Promise<T>;
  /** Runs `body` again as the policy says. */
  retry<T>(policy: RetryPolicy, body: (attempt: number) => Promise<T>): Promise<T>;
  /** Runs `body`, on the branch it is given, which is aborted after the limit. */
  timeLimit<T>(limit: Duration, name: string, body: (branch: Run) => Promise<T>): Promise<T>;
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
  map<T>(items: Items<unknown>, task: number, options?: RunMapOptions): Promise<T[]>;
  map<I, T>(
    items: Items<I>,
    program: Program<I, T | readonly T[]>,
    options?: RunMapOptions,
  ): Promise<T[]>;
  /** Same, and folds the results in order. */
  mapReduce<T>(
    items: Items<unknown>,
    task: number,
    reducer: number,
    options?: RunMapOptions,
  ): Promise<T>;
  mapReduce<I, T>(
    items: Items<I>,
    program: Program<I, T | readonly T[]>,
    reducer: number,
    options?: RunMapOptions,
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
  /** Of retries and time limits; checked at launch. */
  readonly policies?: readonly RetryPolicy[];
  readonly limits?: readonly Duration[];
  readonly app: (engine: Engine, shared: H, slots: S) => A;
}
