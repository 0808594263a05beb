import type { ResourceLimits } from "node:worker_threads";
import type { SharedMemory } from "../shared/shared-memory.js";
import type { Slots } from "./slots.js";
import type { WorkerWiring } from "./wiring.js";

/** What came of calls that ran one after the other. */
export interface Batch {
  /** In the order of the calls. Empty after a failure. */
  readonly results: readonly unknown[];
  /** How long they took where they ran, in milliseconds. */
  readonly ms: number;
  /** The call that failed; those after it did not run. */
  readonly failure: { readonly at: number; readonly error: unknown } | undefined;
}

/** Runs tasks somewhere: on the workers of a pool, or on the calling thread. */
export interface Executor {
  /** How many tasks can run at a time: the number of workers, 1 inline. */
  readonly parallelism: number;
  /** What is not over, in words: tasks, disposals, threads. */
  readonly unfinished: readonly string[];
  /**
   * Runs a task of the wiring's list; settles exactly once, whatever happens to the worker. After an abort it rejects
   * with the signal's reason, or what the task threw: at once when it has not started, else as soon as it is over. Its
   * worker is stopped after the grace period.
   * @throws ValidationError for an input or a result that cannot cross threads.
   * @throws WorkerDiedError when the worker ended, unless the task is idempotent, which is run again at most twice.
   * @throws LoadError when no worker can load the wiring module.
   * @throws ClosedError after `close` or `destroy`.
   */
  run(task: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  /**
   * Runs a task once for each input, one after the other in the same place, as far as the first failure: for calls too
   * short to travel alone. Rejects and is retried as a whole, as `run`; after an abort the call that runs is the last.
   */
  runEach(task: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<Batch>;
  /**
   * Takes no more tasks, waits for those there are, disposes the slots of every worker, and stops the workers.
   * Calling it again gives the same promise.
   * @throws AggregateError of what the disposals threw, or of deaths in them.
   */
  close(): Promise<void>;
  /** Stops the workers now; what was pending rejects with `reason`. Resolves when every thread has ended. */
  destroy(reason: unknown): Promise<void>;
}

export interface ExecutorRequest<S extends Slots, H> {
  readonly wiring: WorkerWiring<S, H>;
  readonly memory: SharedMemory;
  /** The main thread's handles. */
  readonly shared: H;
  /** The main thread's own, if it has some already. */
  readonly slots?: S;
  readonly workers: number;
  readonly resourceLimits?: ResourceLimits | undefined;
  /** Milliseconds a task may go on after an abort before its worker is stopped. */
  readonly grace: number;
  /** Milliseconds a worker may take to load the module. */
  readonly startTimeout: number;
  /** Ends the start with its reason. Not looked at later. */
  readonly signal?: AbortSignal | undefined;
}
