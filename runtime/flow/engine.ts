import { setMaxListeners } from "node:events";
import { ClosedError } from "../errors.js";
import type { RunOptions } from "./options.js";
import { ProgressMeter } from "./progress.js";
import { FlowRun, type RunScope } from "./run.js";
import type { Engine, Run } from "./wiring.js";

/** The runs of one app. */
export class FlowEngine implements Engine {
  readonly #context: string;
  readonly #scope: Omit<RunScope, "signal" | "meter">;
  readonly #runs = new Map<AbortController, Promise<unknown>>();
  #ended: "closed" | "destroyed" | undefined;
  #closing: Promise<void> | undefined;

  constructor(context: string, scope: Omit<RunScope, "signal" | "meter">) {
    this.#context = context;
    this.#scope = scope;
  }

  async run<T>(
    name: string,
    options: RunOptions | undefined,
    program: (run: Run) => Promise<T>,
  ): Promise<T> {
    if (this.#ended) throw new ClosedError(`${name}: ${this.#context} was ${this.#ended}`);
    options?.signal?.throwIfAborted();
    const controller = new AbortController();
    setMaxListeners(0, controller.signal); // one for each task in progress
    const abort = () => controller.abort(options?.signal?.reason);
    options?.signal?.addEventListener("abort", abort, { once: true });
    const running = this.#measured(controller, options, program);
    this.#runs.set(controller, running);
    try {
      return await running;
    } finally {
      this.#runs.delete(controller);
      options?.signal?.removeEventListener("abort", abort);
    }
  }

  close(): Promise<void> {
    this.#ended ??= "closed";
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  destroy(reason: unknown = new ClosedError(`${this.#context} was destroyed`)): Promise<void> {
    this.#ended = "destroyed";
    for (const controller of this.#runs.keys()) controller.abort(reason);
    return this.#scope.executor.destroy(reason);
  }

  async #drain(): Promise<void> {
    await Promise.allSettled(this.#runs.values());
    await this.#scope.executor.close();
  }

  async #measured<T>(
    controller: AbortController,
    options: RunOptions | undefined,
    program: (run: Run) => Promise<T>,
  ): Promise<T> {
    const { signal } = controller;
    const report = options?.onProgress;
    const meter = report && new ProgressMeter(report, (error) => controller.abort(error));
    let failed = true;
    try {
      const run = new FlowRun({ ...this.#scope, signal, meter });
      const result = await untilAborted(signal, program(run));
      failed = false;
      return result;
    } finally {
      if (!signal.aborted) meter?.end(failed);
    }
  }
}

/** Does not wait for what was aborted. */
function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
