import { WorkerDiedError } from "../errors.js";
import type { Task } from "./wiring.js";

/** How many times an idempotent task is run again after its worker died. */
const MAX_RERUNS = 2;

interface JobRequest {
  readonly id: number;
  readonly index: number;
  readonly task: Task;
  readonly inputs: readonly unknown[];
  readonly signal: AbortSignal | undefined;
  /** Called at an abort, after the job has been rejected. */
  readonly onAbort: (job: Job) => void;
}

/** A task that somebody waits for. Only the first settlement counts. */
export class Job {
  readonly promise: Promise<unknown>;
  readonly #request: JobRequest;
  #resolve!: (value: unknown) => void;
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

  /** In the wiring's list of tasks. */
  get index(): number {
    return this.#request.index;
  }

  get inputs(): readonly unknown[] {
    return this.#request.inputs;
  }

  get settled(): boolean {
    return this.#settled;
  }

  resolve(value: unknown): void {
    if (this.#settle()) this.#resolve(value);
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  /** Its worker died in it. Returns whether it shall run again; otherwise it has been rejected. */
  died(exitCode: number, cause: unknown): boolean {
    const { id, task } = this.#request;
    this.#deaths++;
    if (this.#settled) return false;
    if (task.idempotent && this.#deaths <= MAX_RERUNS) return true;
    const options = cause === undefined ? undefined : { cause };
    this.reject(new WorkerDiedError({ exitCode, node: task.name, taskId: id }, options));
    return false;
  }

  readonly #abort = (): void => {
    this.reject(this.#request.signal?.reason);
    this.#request.onAbort(this);
  };

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#request.signal?.removeEventListener("abort", this.#abort);
    return true;
  }
}
