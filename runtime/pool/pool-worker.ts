import { Worker, type WorkerOptions } from "node:worker_threads";
import { ValidationError } from "../errors.js";
import type { ErrorCodec } from "./error-codec.js";
import type { Job } from "./job.js";
import type { Assignment, FromWorker, ToWorker } from "./messages.js";
import { uncloneableInput } from "./uncloneable.js";

export interface WorkerRequest {
  readonly assignment: Omit<Assignment["aetherflow"], "begun">;
  readonly options: WorkerOptions;
  readonly grace: number;
  readonly codec: ErrorCodec;
  readonly events: WorkerEvents;
}

interface WorkerEvents {
  /** It has loaded the wiring module. */
  ready(worker: PoolWorker): void;
  /** It has finished a task. */
  idle(worker: PoolWorker): void;
  /** The thread has ended; settles the job it was running. */
  ended(worker: PoolWorker, end: WorkerEnd): void;
}

export interface WorkerEnd {
  /** What it was when it ended. */
  readonly state: WorkerState;
  readonly exitCode: number;
  readonly uncaught: unknown;
  readonly job: Job | undefined;
  /** Whether the thread had begun the job. */
  readonly begun: boolean;
}

export type WorkerState = "starting" | "ready" | "busy" | "closing" | "dead";

/** One thread of a pool: starting → ready ⇄ busy, ready → closing, anything → dead. */
export class PoolWorker {
  readonly owner: number;
  readonly thread: Worker;
  /** Resolves with its end. */
  readonly ended: Promise<void>;
  /** What disposing its slots threw, or an uncaught error meanwhile. */
  disposalError: unknown;
  /** Whether it has ever finished a task. */
  served = false;
  readonly #request: WorkerRequest;
  readonly #begun = new Int32Array(new SharedArrayBuffer(4));
  #state: WorkerState = "starting";
  #job: Job | undefined;
  #uncaught: unknown;
  #deadline: NodeJS.Timeout | undefined;

  constructor(request: WorkerRequest) {
    const { assignment, options } = request;
    this.#request = request;
    this.owner = assignment.owner;
    const workerData: Assignment = { aetherflow: { ...assignment, begun: this.#begun } };
    this.thread = new Worker(new URL(assignment.url), { ...options, workerData });
    this.ended = new Promise((resolve) => this.thread.once("exit", () => resolve()));
    this.#listen();
  }

  get state(): WorkerState {
    return this.#state;
  }

  get job(): Job | undefined {
    return this.#job;
  }

  /** Only when ready. An input that cannot cross rejects the job and leaves the worker ready. */
  start(job: Job): void {
    try {
      this.#post(job.message);
    } catch (error) {
      job.reject(uncloneableInput(job.message.inputs, error));
      return;
    }
    this.#state = "busy";
    this.#job = job;
    this.thread.ref();
  }

  /** Gives the task it runs a last while. */
  stopSoon(): void {
    this.#deadline ??= setTimeout(() => void this.thread.terminate(), this.#request.grace);
  }

  /** Only when ready: disposes the slots, then ends. */
  close(): void {
    this.#state = "closing";
    this.thread.ref();
    this.#post({ kind: "close" });
  }

  /** Its end is waited for. */
  terminate(): void {
    this.#state = "closing";
    this.thread.ref();
    void this.thread.terminate();
  }

  #post(message: ToWorker): void {
    this.thread.postMessage(message);
  }

  #listen(): void {
    this.thread.on("message", (message: FromWorker) => this.#receive(message));
    this.thread.on("messageerror", (error) => this.#refuse("result", error));
    this.thread.on("error", (error) => {
      this.#uncaught = error;
    });
    this.thread.on("exit", (exitCode) => this.#end(exitCode));
  }

  #receive(message: FromWorker): void {
    if (message.kind === "ready") this.#becomeReady();
    else if (message.kind === "closed") this.#becomeClosed(message);
    else if (message.kind === "unreadable") this.#refuse("input", message.error);
    else if (message.id === this.#job?.id) this.#finish(message);
  }

  /** A message may be under way when the thread is stopped already. */
  #becomeReady(): void {
    if (this.#state !== "starting") return;
    this.#state = "ready";
    this.thread.unref();
    this.#request.events.ready(this);
  }

  /** It ends by itself, unless something of the user's keeps its event loop alive. */
  #becomeClosed({ error }: Extract<FromWorker, { kind: "closed" }>): void {
    if (error !== undefined) this.disposalError = this.#request.codec.decode(error);
    this.stopSoon();
  }

  #finish(message: Extract<FromWorker, { id: number }>): void {
    if (message.kind === "done") this.#job?.resolve(message.value);
    else this.#job?.reject(this.#request.codec.decode(message.error));
    this.#becomeIdle();
  }

  /** One of the two threads could not read what the other one sent. */
  #refuse(path: string, cause: unknown): void {
    if (this.#job === undefined) return;
    this.#job.reject(new ValidationError(path, "it cannot cross threads", { cause }));
    this.#becomeIdle();
  }

  #becomeIdle(): void {
    if (this.#state !== "busy") return;
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#job = undefined;
    this.#state = "ready";
    this.served = true;
    this.thread.unref();
    this.#request.events.idle(this);
  }

  #end(exitCode: number): void {
    clearTimeout(this.#deadline);
    const job = this.#job;
    const begun = job !== undefined && Atomics.load(this.#begun, 0) === job.id;
    const state = this.#state;
    this.#job = undefined;
    this.#state = "dead";
    if (state === "closing") this.disposalError ??= this.#uncaught;
    this.#request.events.ended(this, { state, exitCode, uncaught: this.#uncaught, job, begun });
  }
}
