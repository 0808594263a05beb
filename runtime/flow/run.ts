import { setMaxListeners } from "node:events";
import type { Executor } from "../pool/executor.js";
import type { Reducer } from "../pool/wiring.js";
import { fanOut } from "./fan-out.js";
import type { Items, MapOptions } from "./flow-types.js";
import { Fold } from "./fold.js";
import { map } from "./map.js";
import type { ProgressMeter } from "./progress.js";
import type { Program, Run } from "./wiring.js";

export interface RunScope {
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
  readonly options: MapOptions | undefined;
}

export class FlowRun implements Run {
  readonly #scope: RunScope;

  constructor(scope: RunScope) {
    this.#scope = scope;
  }

  task<T>(task: number, ...inputs: readonly unknown[]): Promise<T> {
    return this.#scope.executor.run(task, inputs, this.#scope.signal) as Promise<T>;
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

  async map<T>(items: Items<unknown>, work: Work, options?: MapOptions): Promise<T[]> {
    const results: T[] = [];
    const ordered = options?.ordered !== false;
    await this.#each({ items, work, options }, (index, result) => {
      if (ordered) results[index] = result as T;
      else results.push(result as T);
    });
    return results;
  }

  async mapReduce<T>(
    items: Items<unknown>,
    work: Work,
    reducer: number,
    options?: MapOptions,
  ): Promise<T> {
    const fold = new Fold(this.#scope.reducers[reducer]!);
    await this.#each({ items, work, options }, (index, result) => fold.add(index, result));
    return fold.value as T;
  }

  #each(
    { items, work, options }: MapRequest,
    keep: (index: number, result: unknown) => void | Promise<void>,
  ): Promise<void> {
    const { executor, signal, meter } = this.#scope;
    const inner = new FlowRun({ ...this.#scope, meter: undefined });
    meter?.begin(items);
    return map({
      items,
      signal,
      // Twice as many as run at a time: no worker waits for the next item to be pulled.
      concurrency: options?.concurrency ?? executor.parallelism * 2,
      start: async (item, index) => keep(index, await measured(meter, inner.#work(work, item))),
    });
  }

  #work(work: Work, item: unknown): Promise<unknown> {
    return typeof work === "number" ? this.task(work, item) : work(this, item as never);
  }
}

async function measured<T>(meter: ProgressMeter | undefined, work: Promise<T>): Promise<T> {
  try {
    const result = await work;
    meter?.item(false);
    return result;
  } catch (error) {
    meter?.item(true);
    throw error;
  }
}
