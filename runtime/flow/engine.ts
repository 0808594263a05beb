import { setMaxListeners } from "node:events";
import { ClosedError, TimeoutError } from "../errors.js";
import { callSite } from "./call-site.js";
import type { RunOptions } from "./options.js";
import { ownOptions } from "./own-options.js";
import { ProgressMeter } from "./progress.js";
import { FlowRun, type RunScope } from "./run.js";
import type { Engine, Run } from "./wiring.js";
import { within } from "./within.js";

export interface EngineRequest extends Omit<RunScope, "id" | "signal" | "meter"> {
  /** The context's name. */
  readonly context: string;
  readonly closeTimeout: number | undefined;
  /** What the main thread has for itself ends after the workers. */
  readonly slots?: AsyncDisposable;
}

interface Running {
  readonly name: string;
  readonly controller: AbortController;
  readonly promise: Promise<unknown>;
}

/** Of all apps of the process. */
let lastRun = 0;

/** The runs of one app. */
export class FlowEngine implements Engine {
  readonly #request: EngineRequest;
  readonly #runs = new Set<Running>();
  #ended: "closed" | "destroyed" | undefined;
  #closing: Promise<void> | undefined;

  constructor(request: EngineRequest) {
    this.#request = request;
  }

  async run<T>(
    name: string,
    options: RunOptions | undefined,
    program: (run: Run) => Promise<T>,
  ): Promise<T> {
    if (this.#ended) throw new ClosedError(`${name}: ${this.#request.context} was ${this.#ended}`);
    const { signal, onProgress } = ownOptions(options);
    signal?.throwIfAborted();
    const addCaller = callSite(name, this.run);
    const controller = new AbortController();
    setMaxListeners(0, controller.signal); // one for each task in progress
    const abort = () => controller.abort(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const promise = this.#measured(controller, onProgress, program);
    const running = { name, controller, promise };
    this.#runs.add(running);
    try {
      return await promise;
    } catch (error) {
      if (!controller.signal.aborted) addCaller(error);
      throw error;
    } finally {
      this.#runs.delete(running);
      signal?.removeEventListener("abort", abort);
    }
  }

  close(): Promise<void> {
    this.#ended ??= "closed";
    this.#closing ??= within(this.#request.closeTimeout, this.#drain(), () => this.#giveUp());
    return this.#closing;
  }

  destroy(
    reason: unknown = new ClosedError(`${this.#request.context} was destroyed`),
  ): Promise<void> {
    this.#ended = "destroyed";
    for (const { controller } of this.#runs) controller.abort(reason);
    const { executor, closeTimeout } = this.#request;
    return within(closeTimeout, executor.destroy(reason), () => {
      throw this.#tooLong("Destroying");
    });
  }

  async #drain(): Promise<void> {
    await Promise.allSettled([...this.#runs].map(({ promise }) => promise));
    const { executor, slots } = this.#request;
    await bothEnd(executor.close(), async () => slots?.[Symbol.asyncDispose]());
  }

  async #giveUp(): Promise<never> {
    const error = this.#tooLong("Closing");
    await this.destroy(error);
    throw error;
  }

  #tooLong(what: string): TimeoutError {
    const { context, closeTimeout, executor } = this.#request;
    const flows = [...this.#runs].map(({ name }) => `a run of ${name}`);
    const unfinished = [...flows, ...executor.unfinished].join(", ");
    return new TimeoutError(
      `${what} ${context} took longer than ${closeTimeout} ms: ${unfinished}`,
    );
  }

  async #measured<T>(
    controller: AbortController,
    onProgress: RunOptions["onProgress"],
    program: (run: Run) => Promise<T>,
  ): Promise<T> {
    const { signal } = controller;
    const meter = onProgress && new ProgressMeter(onProgress, (error) => controller.abort(error));
    try {
      const run = new FlowRun({ ...this.#request, id: ++lastRun, signal, meter });
      const result = await untilAborted(signal, program(run));
      meter?.end();
      return result;
    } catch (error) {
      meter?.endFailed();
      throw error;
    }
  }
}

/** The second after the first, even if that fails; the first failures stay the first. */
async function bothEnd(first: Promise<void>, second: () => PromiseLike<void>): Promise<void> {
  const thrown: unknown[] = [];
  await first.catch((error: unknown) => thrown.push(error));
  try {
    await second();
  } catch (error) {
    thrown.push(error);
  }
  if (thrown.length === 1) throw thrown[0];
  if (thrown.length === 0) return;
  const all = thrown.flatMap((each) => (each instanceof AggregateError ? each.errors : [each]));
  throw new AggregateError(all, thrown.map((each) => String(Object(each).message)).join("; "));
}

/** Does not wait for what was aborted. */
function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
