import { Worker, type WorkerOptions } from "node:worker_threads";
import { AetherFlowError, TimeoutError, ValidationError } from "../errors.js";
import type { ErrorCodec } from "./error-codec.js";
import { HeldJobs, type LostJob } from "./held-jobs.js";
import type { Job } from "./job.js";
import type { Answer, Assignment, FromWorker, ToWorker } from "./messages.js";
import { firstUncloneable, uncloneableInput } from "./uncloneable.js";

export interface WorkerRequest {
  readonly assignment: Omit<Assignment["aetherflow"], "offers">;
  readonly options: WorkerOptions;
  readonly grace: number;
  readonly startTimeout: number;
  readonly codec: ErrorCodec;
  readonly events: WorkerEvents;
}

interface WorkerEvents {
  /** It has loaded the wiring module. */
  ready(worker: PoolWorker): void;
  /** It has finished a job, and has room for another. */
  finished(worker: PoolWorker, job: Job): void;
  /** The thread has ended; settles the jobs it held. */
  ended(worker: PoolWorker, end: WorkerEnd): void;
}

export interface WorkerEnd {
  /** What it was when it ended. */
  readonly state: WorkerState;
  readonly exitCode: number;
  readonly uncaught: unknown;
  readonly jobs: readonly LostJob[];
}

export type WorkerState = "starting" | "ready" | "busy" | "closing" | "stopping" | "dead";

/** One thread of a pool: starting → ready ⇄ busy, ready → closing, anything → stopping, dead. */
export class PoolWorker {
  readonly owner: number;
  readonly thread: Worker;
  /** Resolves with its end. */
  readonly ended: Promise<void>;
  /** What disposing its slots threw, or its death meanwhile. */
  disposalError: unknown;
  /** Whether it has ever finished a task. */
  served = false;
  readonly #request: WorkerRequest;
  readonly #held = new HeldJobs();
  #state: WorkerState = "starting";
  #uncaught: unknown;
  /** Runs out when it has to be stopped. */
  #deadline: NodeJS.Timeout | undefined;
  #stopping: Job | undefined;
  /** What it does when it runs no task. */
  #doing = "loading its module";

  constructor(request: WorkerRequest) {
    const { assignment, options } = request;
    this.#request = request;
    this.owner = assignment.owner;
    const workerData: Assignment = { aetherflow: { ...assignment, offers: this.#held.words } };
    const plain = Object.create(null); // Node reads inherited options too
    this.thread = new Worker(
      new URL(assignment.url),
      Object.assign(plain, options, { workerData }),
    );
    this.ended = new Promise((resolve) => this.thread.once("exit", () => resolve()));
    this.#listen();
    this.#deadline = setTimeout(() => this.#startedTooLate(), request.startTimeout);
  }

  /** What is not over, in words. */
  get unfinished(): readonly string[] {
    const { jobs } = this.#held;
    const doing = jobs.length === 0 && this.#state !== "ready" ? [this.#doing] : [];
    const tasks = jobs.map(({ name, id }) => `task ${id} (${name})`);
    return [...tasks, ...doing].map((what) => `${what} on worker ${this.thread.threadId}`);
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Whether it takes another job: to run at once when it is ready, after the one it runs when it is busy. */
  get hasRoom(): boolean {
    const takes = this.#state === "ready" || this.#state === "busy";
    return takes && this.#held.hasRoom && this.#deadline === undefined;
  }

  holds(job: Job): boolean {
    return this.#held.has(job);
  }

  /** The job it would begin last. */
  get newest(): Job | undefined {
    return this.#held.newest;
  }

  /** The job that waits for the one that runs here. */
  get next(): Job | undefined {
    return this.#held.size > 1 ? this.#held.newest : undefined;
  }

  /** Only when there is room. An input that cannot cross rejects the job and leaves the worker as it was. */
  start(job: Job): void {
    try {
      this.#post(this.#held.add(job));
    } catch (error) {
      this.#held.withdrawNewest();
      const at = firstUncloneable(job.calls);
      job.fail(at, uncloneableInput(job.calls[at]!, error));
      return;
    }
    if (this.#state === "busy") return;
    this.#state = "busy";
    this.thread.ref();
  }

  /** Whether the caller has the job now: it was here and has not begun. */
  takeBack(job: Job): boolean {
    if (!this.#held.takeBack(job)) return false;
    if (this.#held.size === 0) this.#rest();
    return true;
  }

  /** Gives the job that runs here a last while. */
  stopSoon(job?: Job): void {
    if (job !== undefined) this.#held.stop(job);
    this.#stopping = job;
    this.#deadline ??= setTimeout(() => void this.thread.terminate(), this.#request.grace);
  }

  rejectAll(reason: unknown): void {
    this.#held.rejectAll(reason);
  }

  /** Only when ready: disposes the slots, then ends. */
  close(): void {
    this.#state = "closing";
    this.#doing = "ending";
    this.thread.ref();
    this.#post({ kind: "close" });
  }

  /** Its end is waited for. */
  terminate(): void {
    this.#state = "stopping";
    this.#doing = "native code";
    this.thread.ref();
    void this.thread.terminate();
  }

  #post(message: ToWorker): void {
    this.thread.postMessage(message);
  }

  #listen(): void {
    this.thread.on("message", (message: FromWorker) => this.#receive(message));
    this.thread.on("messageerror", (error) => this.#unreadableAnswer(error));
    this.thread.on("error", (error) => {
      this.#uncaught = error;
    });
    this.thread.on("exit", (exitCode) => this.#end(exitCode));
  }

  /** A node can post to the same port: what is not ours is nobody's. */
  #receive(message: FromWorker | null): void {
    if (message?.kind === "ready") this.#becomeReady();
    else if (message?.kind === "disposing") this.#doing = `disposing ${message.provider}`;
    else if (message?.kind === "closed") this.#becomeClosed(message);
    else if (message) this.#answer(message);
  }

  /** A message may be under way when the thread is stopped already. */
  #becomeReady(): void {
    if (this.#state !== "starting") return;
    this.#forgetDeadline();
    this.#rest();
    this.#request.events.ready(this);
  }

  /** It ends by itself, unless something of the user's keeps its event loop alive. */
  #becomeClosed({ error }: Extract<FromWorker, { kind: "closed" }>): void {
    this.#state = "stopping";
    this.#doing = "ending";
    if (error !== undefined) this.disposalError = this.#request.codec.decode(error);
    this.stopSoon();
  }

  #answer(message: Answer): void {
    const job = this.#held.answered(message.number);
    if (job === undefined) return;
    if (message.kind === "done") job.resolve(message.results, message.ms);
    else if (message.kind === "failed")
      job.fail(message.at, this.#request.codec.decode(message.error));
    else job.fail(0, unreadable("input", message.error));
    this.#finished(job);
  }

  #unreadableAnswer(cause: unknown): void {
    const job = this.#held.shift();
    if (job === undefined) return;
    job.fail(0, unreadable("result", cause));
    this.#finished(job);
  }

  #finished(job: Job): void {
    if (this.#state !== "busy") return;
    if (job === this.#stopping) this.#forgetDeadline();
    this.served = true;
    if (this.#held.size === 0) this.#rest();
    this.#request.events.finished(this, job);
  }

  #forgetDeadline(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#stopping = undefined;
  }

  #startedTooLate(): void {
    this.#uncaught ??= new TimeoutError(
      `Loading took longer than ${this.#request.startTimeout} ms: an import waits or loops without end`,
    );
    void this.thread.terminate();
  }

  #rest(): void {
    this.#state = "ready";
    this.thread.unref();
  }

  #end(exitCode: number): void {
    this.#forgetDeadline();
    const jobs = this.#held.clear();
    const state = this.#state;
    this.#state = "dead";
    if (state === "closing" || state === "stopping") this.disposalError ??= this.#uncaught;
    if (state === "closing") this.disposalError ??= diedClosing(this.#doing, exitCode);
    this.#request.events.ended(this, { state, exitCode, uncaught: this.#uncaught, jobs });
  }
}

/** Its disposals did not come to their end. */
const diedClosing = (doing: string, exitCode: number) =>
  new AetherFlowError("WORKER_DIED", `A worker died ${doing}, with exit code ${exitCode}`);

/** One of the two threads could not read what the other one sent. */
const unreadable = (path: string, cause: unknown) =>
  new ValidationError(path, "it cannot cross threads", { cause });
