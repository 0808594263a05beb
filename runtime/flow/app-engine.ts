import { ClosedError } from "../errors.js";
import type { Executor } from "../pool/executor.js";
import type { Reducer } from "../pool/wiring.js";
import { Meter } from "./meter.js";
import type { RunOptions } from "./options.js";
import { ProgramRun } from "./program-run.js";
import type { Engine, Run } from "./wiring.js";

export interface EngineParts {
  readonly context: string;
  readonly executor: Executor;
  readonly reducers: readonly Reducer[];
  readonly grace: number;
}

/** The runs of one app, from the first to the last. */
export class AppEngine implements Engine {
  readonly #parts: EngineParts;
  readonly #runs = new Set<Promise<unknown>>();
  readonly #end = new AbortController();
  #closing: Promise<void> | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  run<T>(name: string, options: RunOptions = {}, program: (run: Run) => Promise<T>): Promise<T> {
    const { context } = this.#parts;
    if (this.#end.signal.aborted) return Promise.reject(this.#end.signal.reason);
    if (this.#closing)
      return Promise.reject(new ClosedError(`${context} is closed: ${name} was not run`));
    if (options.signal?.aborted) return Promise.reject(options.signal.reason);
    const run = this.#run(options, program);
    this.#runs.add(run);
    const forget = () => this.#runs.delete(run);
    run.then(forget, forget);
    return run;
  }

  async #run<T>(options: RunOptions, program: (run: Run) => Promise<T>): Promise<T> {
    const meter = new Meter(options.onProgress);
    const own = options.signal === undefined ? [] : [options.signal];
    const signal = AbortSignal.any([this.#end.signal, ...own]);
    const { executor, reducers, grace } = this.#parts;
    const run = new ProgramRun({ executor, reducers, meter, signal, grace });
    try {
      const value = await untilAborted(program(run), signal);
      meter.end(false);
      return value;
    } catch (error) {
      meter.end(true);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#runs);
    await this.#parts.executor.close();
  }

  /** Rejects every run with `reason`; a ClosedError when absent. */
  async destroy(
    reason: unknown = new ClosedError(`${this.#parts.context} was destroyed`),
  ): Promise<void> {
    this.#end.abort(reason);
    await this.#parts.executor.destroy(reason);
  }
}

/** Rejects at once when `signal` is aborted, whatever the program waits for. */
function untilAborted<T>(program: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    const done = () => signal.removeEventListener("abort", abort);
    program.then(resolve, reject).finally(done);
  });
}
