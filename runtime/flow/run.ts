import { setMaxListeners } from "node:events";
import { annotate } from "../pool/annotate.js";
import type { Batch, Executor } from "../pool/executor.js";
import type { Reducer } from "../pool/wiring.js";
import { ChunkSize } from "./chunk-size.js";
import { fanOut, settled } from "./fan-out.js";
import type { Items, ParallelResult } from "./flow-types.js";
import { Fold } from "./fold.js";
import { map } from "./map.js";
import type { Duration } from "./options.js";
import { ownOptions } from "./own-options.js";
import type { ProgressMeter } from "./progress.js";
import { type RetryPolicy, retry } from "./retry.js";
import { sizeOf } from "./size-of.js";
import { timeLimit } from "./time-limit.js";
import { watchedCall } from "./watched-call.js";
import type { Program, Run, RunMapOptions } from "./wiring.js";

export interface RunScope {
  /** Of the run. */
  readonly id: number;
  readonly executor: Executor;
  readonly reducers: readonly Reducer[];
  readonly grace: number;
  readonly signal: AbortSignal;
  /** Only the outermost maps have one. */
  readonly meter?: ProgressMeter | undefined;
}

type Work = number | Program<never, unknown>;

interface MapRequest {
  readonly items: Items<unknown>;
  readonly work: Work;
  readonly options: RunMapOptions | undefined;
}

interface ResultSink {
  /** Resolves when there is room for another result. */
  readonly keep: (index: number, result: unknown) => void | Promise<void>;
  /** Called when an item or a result has failed. */
  readonly giveUp?: () => void;
}

/** How many results a map may keep for each worker because an earlier one is not there yet. */
const AHEAD = 1024;

export class FlowRun implements Run {
  readonly #scope: RunScope;

  constructor(scope: RunScope) {
    this.#scope = scope;
  }

  task<T>(task: number, ...inputs: readonly unknown[]): Promise<T> {
    return this.#scope.executor.run(task, inputs, this.#scope.signal) as Promise<T>;
  }

  call<T>(task: number, ...inputs: readonly unknown[]): Promise<T> {
    const { executor, grace, signal, id: run } = this.#scope;
    return watchedCall({ executor, grace, signal, run }, task, inputs) as Promise<T>;
  }

  retry<T>(policy: RetryPolicy, body: (attempt: number) => Promise<T>): Promise<T> {
    return retry(policy, body, this.#scope.signal);
  }

  /** What runs within gets a run of its own, which the limit aborts. */
  async timeLimit<T>(limit: Duration, name: string, body: (run: Run) => Promise<T>): Promise<T> {
    const { signal } = this.#scope;
    return timeLimit({ name, limit, signal }, (inner) => {
      setMaxListeners(0, inner);
      return body(new FlowRun({ ...this.#scope, signal: inner }));
    });
  }

  async fanOut<const T extends readonly unknown[]>(
    make: (branch: Run) => T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
    const { signal, grace } = this.#scope;
    signal.throwIfAborted();
    const controller = new AbortController();
    setMaxListeners(0, controller.signal); // one for each task in progress
    const abort = () => controller.abort(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    try {
      const branches = make(new FlowRun({ ...this.#scope, signal: controller.signal }));
      const results = await fanOut(branches, (reason) => controller.abort(reason), grace);
      return results as { -readonly [K in keyof T]: Awaited<T[K]> };
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  async fanOutSettled<const T extends readonly unknown[]>(
    make: (branch: Run) => T,
  ): Promise<{ -readonly [K in keyof T]: ParallelResult<Awaited<T[K]>> }> {
    const { signal } = this.#scope;
    signal.throwIfAborted();
    const results = await Promise.all(make(this).map(settled));
    signal.throwIfAborted();
    return results as { -readonly [K in keyof T]: ParallelResult<Awaited<T[K]>> };
  }

  async map<T>(items: Items<unknown>, work: Work, options?: RunMapOptions): Promise<T[]> {
    const results: T[] = [];
    const { ordered = true, flat } = ownOptions(options);
    const keep = (index: number, result: unknown) => {
      if (ordered) results[index] = result as T;
      else results.push(result as T);
    };
    await this.#each({ items, work, options }, { keep });
    return flat ? (results.flat() as T[]) : results;
  }

  async mapReduce<T>(
    items: Items<unknown>,
    work: Work,
    reducer: number,
    options?: RunMapOptions,
  ): Promise<T> {
    const { reducers, executor } = this.#scope;
    const { flat = false } = ownOptions(options);
    const fold = new Fold(reducers[reducer]!, AHEAD * executor.parallelism, flat);
    await this.#each(
      { items, work, options },
      {
        keep: (index, result) => fold.add(index, result),
        giveUp: () => fold.giveUp(),
      },
    );
    return fold.value as T;
  }

  async #each({ items, work, options }: MapRequest, { keep, giveUp }: ResultSink): Promise<void> {
    const { executor, signal, meter } = this.#scope;
    // Twice as many as run at a time: no worker waits for the next item to be pulled.
    const { concurrency, batch } = ownOptions(options);
    const lanes = checked(concurrency, "concurrency") ?? executor.parallelism * 2;
    const size = new ChunkSize(lanes);
    const total = sizeOf(items);
    const fixed = typeof work === "number" ? checked(batch, "batch") : undefined;
    const inChunks = typeof work === "number" && concurrency === undefined;
    meter?.begin(items);
    const chunkAt = (taken: number) => fixed ?? (inChunks ? size.next(total && total - taken) : 1);
    const start = async (chunk: readonly unknown[], first: number) => {
      const { results, ms, failure } = await this.#batch(work, chunk);
      const failed = failure ? 1 : 0;
      meter?.items(results.length + failed, failed);
      if (failure) throw withIndex(failure.error, first + failure.at);
      size.learn(chunk.length, ms);
      for (const [i, result] of results.entries()) await keep(first + i, result);
    };
    return map({ items, signal, lanes, chunkAt, start, failed: giveUp });
  }

  async #batch(work: Work, chunk: readonly unknown[]): Promise<Batch> {
    const { executor, signal } = this.#scope;
    if (typeof work === "number") return executor.runEach(work, chunk, signal);
    try {
      const inner = new FlowRun({ ...this.#scope, meter: undefined });
      const result = await work(inner, chunk[0] as never);
      return { results: [result], ms: 0, failure: undefined };
    } catch (error) {
      if (signal.aborted) throw error;
      return { results: [], ms: 0, failure: { at: 0, error } };
    }
  }
}

function checked(count: number | undefined, name: string): number | undefined {
  if (count === undefined || (Number.isInteger(count) && count >= 1)) return count;
  throw new RangeError(`${name}: expected an integer from 1, got ${count}`);
}

function withIndex(error: unknown, index: number): unknown {
  annotate(error, "index", { value: index, enumerable: true });
  return error;
}
