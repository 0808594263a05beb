import { WorkerDiedError } from "../errors.js";
import type { Batch } from "./executor.js";
import type { Inputs } from "./messages.js";
import type { Task } from "./wiring.js";

/** How many times an idempotent task is run again after its worker died. */
const MAX_RERUNS = 2;

interface JobRequest {
  readonly id: number;
  /** In the wiring's list. */
  readonly index: number;
  readonly task: Task;
  readonly calls: readonly Inputs[];
  readonly signal: AbortSignal | undefined;
  /** Called at an abort; rejects the job unless it has begun. */
  readonly onAbort: (job: Job) => void;
}

/** Calls of a task, one after the other, that somebody waits for. Only the first settlement counts. */
export class Job {
  readonly promise: Promise<Batch>;
  readonly #request: JobRequest;
  #resolve!: (batch: Batch) => void;
  #reject!: (error: unknown) => void;
  #settled = false;
  #deaths = 0;

  constructor(request: JobRequest) {
    this.#request = request;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    request.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /** The order in which jobs were submitted. */
  get id(): number {
    return this.#request.id;
  }

  /** In the wiring's list. */
  get task(): number {
    return this.#request.index;
  }

  /** The node, or the nodes in order. */
  get name(): string {
    return this.#request.task.name;
  }

  get calls(): readonly Inputs[] {
    return this.#request.calls;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** What came of it; after an abort nobody wants results. */
  resolve(results: readonly unknown[], ms: number): void {
    if (this.isAborted) this.rejectAborted();
    else if (this.#settle()) this.#resolve({ results, ms, failure: undefined });
  }

  /** One of its calls failed. */
  fail(at: number, error: unknown): void {
    if (this.#settle()) this.#resolve({ results: [], ms: 0, failure: { at, error } });
  }

  get isAborted(): boolean {
    return this.#request.signal?.aborted === true;
  }

  rejectAborted(): void {
    this.reject(this.#request.signal?.reason);
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  /** Its worker died in one of its calls. Returns whether it shall run again; otherwise it has failed. */
  died(at: number, exitCode: number, cause: unknown): boolean {
    const { id, task } = this.#request;
    this.#deaths++;
    if (this.#settled) return false;
    if (task.idempotent && this.#deaths <= MAX_RERUNS) return true;
    const options = cause === undefined ? undefined : { cause };
    this.fail(at, new WorkerDiedError({ exitCode, node: task.name, taskId: id }, options));
    return false;
  }

  readonly #abort = (): void => this.#request.onAbort(this);

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#request.signal?.removeEventListener("abort", this.#abort);
    return true;
  }
}
