import type { Executor } from "../pool/executor.js";
import type { Reducer } from "../pool/wiring.js";
import { fanOut } from "./fan-out.js";
import type { Items, MapOptions } from "./flow-types.js";
import { mapItems } from "./map-items.js";
import type { Meter } from "./meter.js";
import type { Program, Run } from "./wiring.js";

export interface RunParts {
  readonly executor: Executor;
  readonly reducers: readonly Reducer[];
  readonly meter: Meter;
  readonly signal: AbortSignal;
  readonly grace: number;
}

/** Items per worker that are in progress or wait beside it, so that it is never idle. */
const AHEAD = 4;

/** One run, or one branch of it, as its generated program sees it. */
export class ProgramRun implements Run {
  readonly #parts: RunParts;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  task<T>(task: number, ...inputs: readonly unknown[]): Promise<T> {
    const { executor, signal } = this.#parts;
    return executor.run(task, inputs, signal) as Promise<T>;
  }

  fanOut<const T extends readonly unknown[]>(
    make: (branch: Run) => T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
    const { signal, grace } = this.#parts;
    const branches = fanOut({
      ...{ signal, grace },
      make: (own) => make(new ProgramRun({ ...this.#parts, signal: own })),
    });
    return branches as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
  }

  async map<I, T>(
    items: Items<I>,
    each: number | Program<I, T>,
    options: MapOptions = {},
  ): Promise<T[]> {
    const values: T[] = [];
    await this.#each(items, each, { options, collect: (value: T) => values.push(value) });
    return values;
  }

  async mapReduce<I, T>(
    items: Items<I>,
    each: number | Program<I, T>,
    reducer: number,
    options: MapOptions = {},
  ): Promise<T> {
    const { initial, reduce } = this.#parts.reducers[reducer]!;
    let sum = initial();
    const collect = (value: T) => {
      sum = reduce(sum as never, value as never);
    };
    await this.#each(items, each, { options, collect });
    return sum as T;
  }

  #each<I, T>(items: Items<I>, each: number | Program<I, T>, how: Collecting<T>): Promise<void> {
    const { meter, signal, executor } = this.#parts;
    const isCounted = meter.claim(sizeOf(items));
    return mapItems<I, T>({
      ...{ items, signal, collect: how.collect },
      each: (item) => (typeof each === "number" ? this.task<T>(each, item) : each(this, item)),
      concurrency: how.options.concurrency ?? Math.max(1, executor.parallelism * AHEAD),
      ordered: how.options.ordered ?? true,
      settled: (failed) => {
        if (isCounted) meter.count(failed);
      },
    });
  }
}

interface Collecting<T> {
  readonly options: MapOptions;
  readonly collect: (value: T) => void;
}

function sizeOf(items: unknown): number | undefined {
  if (Array.isArray(items)) return items.length;
  return items instanceof Set || items instanceof Map ? items.size : undefined;
}
