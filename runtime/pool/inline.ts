import { ClosedError } from "../errors.js";
import { now } from "../sync/clock.js";
import { ErrorCodec } from "./error-codec.js";
import type { Batch, Executor, ExecutorRequest } from "./executor.js";
import { InlineCall } from "./inline-call.js";
import type { Slots } from "./slots.js";
import { Turn } from "./turn.js";
import { uncloneable, uncloneableInput } from "./uncloneable.js";
import type { Task } from "./wiring.js";

/** Runs tasks on the calling thread, with data and errors copied as between threads. */
export function runInline<S extends Slots, H>(request: ExecutorRequest<S, H>): Executor {
  return new Inline(request);
}

class Inline<S extends Slots, H> implements Executor {
  readonly parallelism = 1;
  readonly #request: ExecutorRequest<S, H>;
  readonly #slots: S;
  readonly #tasks: readonly Task[];
  readonly #codec: ErrorCodec;
  readonly #turn = new Turn();
  readonly #pending = new Set<InlineCall>();
  #doing: readonly string[] = [];
  #closed: Promise<void> | undefined;
  #isDestroyed = false;
  #endDisposal: (() => void) | undefined;

  constructor(request: ExecutorRequest<S, H>) {
    const { wiring, shared, slots = wiring.slots(shared) } = request;
    this.#request = request;
    this.#slots = slots;
    this.#tasks = wiring.tasks(slots, shared);
    this.#codec = new ErrorCodec(wiring.errors);
  }

  get unfinished(): readonly string[] {
    return [...[...this.#pending].map(({ name }) => `task ${name}`), ...this.#doing];
  }

  async run(index: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (this.#closed !== undefined)
      throw new ClosedError(`The app ${this.#request.wiring.context} is closed`);
    signal?.throwIfAborted();
    const copies = copyInputs(inputs);
    const task = this.#tasks[index]!;
    const call = new InlineCall({ name: task.name, signal, grace: this.#request.grace });
    this.#pending.add(call);
    this.#turn.soon(() => void call.begin(() => this.#perform(task, copies)));
    try {
      return await call.promise;
    } finally {
      this.#pending.delete(call);
    }
  }

  async runEach(task: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<Batch> {
    const results: unknown[] = [];
    const started = now();
    for (const input of inputs) {
      try {
        results.push(await this.run(task, [input], signal));
      } catch (error) {
        if (signal?.aborted) throw error;
        return { results: [], ms: 0, failure: { at: results.length, error } };
      }
    }
    return { results, ms: now() - started, failure: undefined };
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  destroy(reason: unknown): Promise<void> {
    this.#closed ??= Promise.resolve();
    for (const call of this.#pending) call.reject(reason);
    this.#isDestroyed = true;
    this.#endDisposal?.();
    return Promise.resolve();
  }

  async #perform({ run }: Task, inputs: readonly unknown[]): Promise<unknown> {
    try {
      return copyResult(await run(...(inputs as never[])));
    } catch (error) {
      throw this.#codec.decode(structuredClone(this.#codec.encode(error)));
    }
  }

  /** Ends early when it is destroyed: a disposal may never end. */
  async #close(): Promise<void> {
    await Promise.allSettled([...this.#pending].map(({ promise }) => promise));
    if (this.#isDestroyed) return;
    const disposed = this.#slots[Symbol.asyncDispose]((provider) => {
      this.#doing = [`disposing ${provider}`];
    });
    await Promise.race([
      disposed,
      new Promise<void>((resolve) => {
        this.#endDisposal = resolve;
      }),
    ]);
    this.#doing = [];
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
