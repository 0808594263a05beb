import type { ResourceLimits } from "node:worker_threads";

/** Milliseconds, or text with a unit. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m`;

/** How far a run has come. A run without a `.map` counts as one item. */
export interface Progress {
  /** Items that are through, failed ones included. */
  readonly done: number;
  /** Known when the items came as an array, a Set or a Map. */
  readonly total?: number;
  readonly failed: number;
  /** Over the whole run so far. */
  readonly ratePerSecond: number;
}

/** The last argument of each flow's method. */
export interface RunOptions {
  /** Aborting rejects the run with the signal's reason at once. */
  readonly signal?: AbortSignal | undefined;
  /** Called at most ten times a second, and once more at the end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How `launch` starts an app. */
export interface LaunchOptions {
  /** Worker threads; the available parallelism when absent. 0 runs everything on the calling thread. */
  readonly workers?: number | undefined;
  /** Size of the shared memory, from 256 KiB to 4 GiB; 1 GiB when absent. Costs nothing until it is used. */
  readonly arenaBytes?: number | undefined;
  /** Of each worker, as in `new Worker()`. */
  readonly resourceLimits?: ResourceLimits | undefined;
  /** Aborting destroys the app, also while it starts; everything pending rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long a task may go on after an abort before its worker is stopped; 1 second when absent. */
  readonly grace?: Duration | undefined;
  /** How long a worker may take to load the program before it is stopped with a LoadError; 30 seconds when absent. */
  readonly startTimeout?: Duration | undefined;
  /** How long `close` waits for runs and disposals before it stops the workers; without limit when absent. */
  readonly closeTimeout?: Duration | undefined;
}

/** What `launch` returns, besides the flows and shared objects of the context. */
export interface App extends AsyncDisposable {
  /**
   * Takes no more runs, waits for those that there are, disposes the local providers and stops the workers.
   * @throws AggregateError of what the disposals threw, the first one first.
   * @throws TimeoutError after `closeTimeout`, with what was not over; the workers have been stopped then.
   */
  close(): Promise<void>;
  /**
   * Stops the workers now. What runs rejects with a ClosedError; local providers are not disposed.
   * @throws TimeoutError after `closeTimeout`, with the threads that are still in native code, which cannot be stopped.
   */
  destroy(): Promise<void>;
  /** Same as `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}
