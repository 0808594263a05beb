import { ClosedError } from "../errors.js";
import type { Batch, Executor, ExecutorRequest } from "./executor.js";
import type { Slots } from "./slots.js";
import { uncloneable, uncloneableInput } from "./uncloneable.js";
import type { Task } from "./wiring.js";

/** Runs tasks on the calling thread, with the data copied as between threads. */
export function runInline<S extends Slots, H>(request: ExecutorRequest<S, H>): Executor {
  return new Inline(request);
}

class Inline<S extends Slots, H> implements Executor {
  readonly parallelism = 1;
  readonly #context: string;
  readonly #slots: S;
  readonly #tasks: readonly Task[];
  /** Of the tasks that have not settled; each takes the reason to reject with. */
  readonly #pending = new Map<Promise<unknown>, (reason: unknown) => void>();
  #closed: Promise<void> | undefined;

  constructor({ wiring, shared }: ExecutorRequest<S, H>) {
    this.#context = wiring.context;
    this.#slots = wiring.slots(shared);
    this.#tasks = wiring.tasks(this.#slots, shared);
  }

  run(task: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (this.#closed !== undefined) {
      return Promise.reject(new ClosedError(`The app ${this.#context} is closed`));
    }
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, reject } = this.#start(task, inputs);
    const abort = () => reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    this.#pending.set(promise, reject);
    const forget = () => {
      signal?.removeEventListener("abort", abort);
      this.#pending.delete(promise);
    };
    promise.then(forget, forget);
    return promise;
  }

  async runEach(task: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<Batch> {
    const results: unknown[] = [];
    const started = performance.now();
    for (const input of inputs) {
      try {
        results.push(await this.run(task, [input], signal));
      } catch (error) {
        if (signal?.aborted) throw error;
        return { results: [], ms: 0, failure: { at: results.length, error } };
      }
    }
    return { results, ms: performance.now() - started };
  }

  #start(task: number, inputs: readonly unknown[]) {
    let stopped = false;
    let stop: (reason: unknown) => void = () => {};
    const promise = new Promise<unknown>((resolve, reject) => {
      const copies = copyInputs(inputs);
      stop = (reason) => {
        stopped = true;
        reject(reason);
      };
      // In a microtask, as a worker would not run it within the call either.
      queueMicrotask(() => {
        if (!stopped) this.#perform(task, copies).then(resolve, reject);
      });
    });
    return { promise, reject: (reason: unknown) => stop(reason) };
  }

  async #perform(task: number, inputs: readonly unknown[]): Promise<unknown> {
    const { run } = this.#tasks[task]!;
    return copyResult(await run(...(inputs as never[])));
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#pending.keys()).then(() =>
      this.#slots[Symbol.asyncDispose](),
    );
    return this.#closed;
  }

  destroy(reason: unknown): Promise<void> {
    this.#closed ??= Promise.resolve();
    for (const reject of this.#pending.values()) reject(reason);
    return Promise.resolve();
  }
}

function copyInputs(inputs: readonly unknown[]): readonly unknown[] {
  try {
    return structuredClone(inputs);
  } catch (error) {
    throw uncloneableInput(inputs, error);
  }
}

function copyResult(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch (error) {
    throw uncloneable("result", value, error);
  }
}
