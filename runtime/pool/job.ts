import { WorkerDiedError } from "../errors.js";
import type { TaskMessage } from "./messages.js";
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
  readonly message: TaskMessage;
  readonly promise: Promise<unknown>;
  readonly #request: JobRequest;
  #resolve!: (value: unknown) => void;
  #reject!: (error: unknown) => void;
  #settled = false;
  #deaths = 0;

  constructor(request: JobRequest) {
    const { id, index, inputs, signal } = request;
    this.#request = request;
    this.message = { kind: "task", id, task: index, inputs };
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal?.addEventListener("abort", this.#abort, { once: true });
  }

  get id(): number {
    return this.message.id;
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
