import { ClosedError, LoadError } from "../errors.js";
import { ErrorCodec } from "./error-codec.js";
import type { Batch, Executor, ExecutorRequest } from "./executor.js";
import type { LostJob } from "./held-jobs.js";
import { Job } from "./job.js";
import { JobQueue } from "./job-queue.js";
import type { Inputs } from "./messages.js";
import { PoolWorker, type WorkerEnd } from "./pool-worker.js";
import type { Slots } from "./slots.js";
import { StartSchedule } from "./start-schedule.js";
import type { Task } from "./wiring.js";

/**
 * Starts the workers and waits until all have loaded the wiring module.
 * @throws LoadError when one cannot, or the signal's reason; nothing is left running then.
 */
export async function startPool<S extends Slots, H>(
  request: ExecutorRequest<S, H>,
): Promise<Executor> {
  const { signal } = request;
  const pool = new Pool(request);
  const abort = () => void pool.destroy(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await pool.start();
  } catch (error) {
    await pool.destroy(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  return pool;
}

class Pool<S extends Slots, H> implements Executor {
  readonly parallelism: number;
  readonly #request: ExecutorRequest<S, H>;
  readonly #tasks: readonly Task[];
  readonly #codec: ErrorCodec;
  readonly #workers = new Set<PoolWorker>();
  readonly #queue = new JobQueue();
  readonly #schedule = new StartSchedule();
  #lastId = 0;
  #started: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  /** Why tasks are refused: no worker could be started lately. */
  #broken: LoadError | undefined;
  #closed: Promise<void> | undefined;
  #destroyed: Promise<void> | undefined;
  /** No more workers are started. */
  #isEnding = false;
  #drained: (() => void) | undefined;

  constructor(request: ExecutorRequest<S, H>) {
    const { wiring, shared, workers } = request;
    this.parallelism = workers;
    this.#request = request;
    this.#codec = new ErrorCodec(wiring.errors);
    // For their names and flags; they never run on this thread.
    this.#tasks = wiring.tasks(wiring.slots(shared), shared);
  }

  get unfinished(): readonly string[] {
    const queued = this.#queue.size === 0 ? [] : [`${this.#queue.size} tasks that wait`];
    return [...[...this.#workers].flatMap(({ unfinished }) => unfinished), ...queued];
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#started = { resolve, reject };
      for (let i = 0; i < this.parallelism; i++) this.#startWorker();
    });
  }

  async run(index: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    const { results, failure } = await this.#submit(index, [inputs], signal);
    if (failure) throw failure.error;
    return results[0];
  }

  runEach(index: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<Batch> {
    const calls = inputs.map((input) => [input]);
    return this.#submit(index, calls, signal);
  }

  #submit(index: number, calls: readonly Inputs[], signal?: AbortSignal): Promise<Batch> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const refusal = this.#refusal();
    if (refusal !== undefined) return Promise.reject(refusal);
    const job = new Job({
      ...{ id: ++this.#lastId, index, task: this.#tasks[index]!, calls, signal },
      onAbort: (aborted) => this.#abort(aborted),
    });
    this.#queue.add(job);
    this.#schedule.hold();
    this.#dispatch();
    return job.promise;
  }

  close(): Promise<void> {
    this.#closed ??= this.#destroyed ?? this.#close();
    return this.#closed;
  }

  destroy(reason: unknown): Promise<void> {
    this.#destroyed ??= this.#destroy(reason);
    return this.#destroyed;
  }

  #refusal(): Error | undefined {
    if (this.#closed === undefined && this.#destroyed === undefined) return this.#broken;
    return new ClosedError(`The app ${this.#request.wiring.context} is closed`);
  }

  #startWorker(): void {
    if (this.#isEnding) return;
    try {
      this.#workers.add(this.#newWorker());
    } catch (error) {
      this.#startFailed(error);
    }
  }

  #newWorker(): PoolWorker {
    const { wiring, memory, resourceLimits, grace, startTimeout } = this.#request;
    const { url, graph } = wiring;
    return new PoolWorker({
      assignment: { url, graph, owner: memory.admit(), transfer: memory.transfer },
      options: resourceLimits === undefined ? {} : { resourceLimits },
      ...{ grace, startTimeout },
      codec: this.#codec,
      events: {
        ready: (worker) => this.#ready(worker),
        finished: (worker, job) => this.#finished(worker, job),
        ended: (worker, end) => this.#ended(worker, end),
      },
    });
  }

  #ready(worker: PoolWorker): void {
    this.#request.memory.watch(worker.owner, worker.thread);
    this.#broken = undefined;
    const states = [...this.#workers].map(({ state }) => state);
    if (states.length === this.parallelism && !states.includes("starting"))
      this.#started?.resolve();
    this.#dispatch();
  }

  #finished(worker: PoolWorker, job: Job): void {
    this.#schedule.succeeded();
    this.#feed(worker, job);
    this.#dispatch();
  }

  /** The only place where the jobs of a dead worker are settled. */
  #ended(worker: PoolWorker, end: WorkerEnd): void {
    const { state, exitCode, uncaught, jobs } = end;
    this.#workers.delete(worker);
    this.#request.memory.reap(worker.owner);
    for (const lost of jobs) if (this.#runsAgain(lost, end)) this.#queue.addFirst(lost.job);
    if (state === "starting") this.#startFailed(uncaught ?? endedEarly(exitCode));
    else if (state === "ready" || state === "busy") this.#replace(worker, end);
    this.#dispatch();
  }

  #runsAgain({ job, callsDone }: LostJob, { exitCode, uncaught }: WorkerEnd): boolean {
    if (job.isAborted) job.rejectAborted();
    if (this.#destroyed !== undefined || job.settled) return false;
    return callsDone === undefined || job.died(callsDone, exitCode, uncaught);
  }

  /** A worker that dies before it has done anything may do so again and again: then without haste. */
  #replace(worker: PoolWorker, { state }: WorkerEnd): void {
    if (state === "ready" && !worker.served) this.#schedule.failed();
    this.#schedule.next(() => this.#startWorker(), this.#queue.size > 0);
  }

  #startFailed(cause: unknown): void {
    const { context, url } = this.#request.wiring;
    const error = new LoadError(`A worker of ${context} could not load ${url}`, { cause });
    this.#started?.reject(error);
    if (this.#isEnding) return;
    this.#schedule.failed();
    if (this.#schedule.hopeless) this.#break(error);
    this.#schedule.next(() => this.#startWorker(), this.#queue.size > 0);
  }

  /** Refuses tasks until a worker is ready again. Those that run still can: a pool that limps is not broken. */
  #break(error: LoadError): void {
    if ([...this.#workers].some(({ state }) => state === "ready" || state === "busy")) return;
    this.#broken = error;
    this.#queue.rejectAll(error);
    this.#dispatch();
  }

  /** Those that have nothing to do come first. */
  #dispatch(): void {
    for (const worker of this.#workers) if (worker.state === "ready") this.#feed(worker);
    for (const worker of this.#workers) this.#feed(worker);
    if (this.#isDrained()) this.#drained?.();
  }

  /** Until it has no room: a job whose inputs cannot cross threads is rejected and leaves it. */
  #feed(worker: PoolWorker, finished?: Job): void {
    while (worker.hasRoom) {
      const job = this.#nextFor(worker, finished);
      if (job === undefined) return;
      worker.start(job);
    }
  }

  /**
   * In the order they were submitted, except that a job stays with the worker that holds it while that one is as fast as the
   * others: it is taken back when somebody is idle, or has finished a later job.
   */
  #nextFor(worker: PoolWorker, finished: Job | undefined): Job | undefined {
    const overtaken = finished && this.#takeBackFor(worker, ({ id }) => id < finished.id);
    if (overtaken !== undefined) return overtaken;
    const waiting = this.#queue.take();
    if (waiting !== undefined || worker.state === "busy") return waiting;
    return this.#takeBackFor(worker, () => true);
  }

  #takeBackFor(idle: PoolWorker, wanted: (job: Job) => boolean): Job | undefined {
    for (const worker of this.#workers) {
      const { next } = worker;
      if (worker !== idle && next !== undefined && wanted(next) && worker.takeBack(next))
        return next;
    }
    return undefined;
  }

  #isDrained(): boolean {
    return this.#queue.size === 0 && [...this.#workers].every(({ state }) => state !== "busy");
  }

  #abort(job: Job): void {
    this.#queue.drop(job);
    const holder = [...this.#workers].find((worker) => worker.holds(job));
    if (holder === undefined || this.#takeOut(job, holder)) job.rejectAborted();
    this.#dispatch();
  }

  /**
   * Whether it had not begun. What comes after it goes elsewhere, lest it be stopped too; if that has begun, the job has
   * ended, and its answer is under way.
   */
  #takeOut(job: Job, worker: PoolWorker): boolean {
    for (let { newest } = worker; newest !== undefined; { newest } = worker) {
      if (!worker.takeBack(newest)) {
        if (newest === job) worker.stopSoon(job);
        return false;
      }
      if (newest === job) return true;
      this.#queue.addFirst(newest);
    }
    return true;
  }

  async #close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
      this.#dispatch();
    });
    this.#drained = undefined;
    const workers = [...this.#workers];
    await this.#endAll((worker) =>
      worker.state === "ready" ? worker.close() : worker.terminate(),
    );
    throwDisposalErrors(workers);
  }

  async #destroy(reason: unknown): Promise<void> {
    this.#started?.reject(reason);
    this.#queue.rejectAll(reason);
    await this.#endAll((worker) => {
      worker.rejectAll(reason);
      worker.terminate();
    });
    this.#drained?.();
  }

  async #endAll(end: (worker: PoolWorker) => void): Promise<void> {
    this.#isEnding = true;
    this.#schedule.cancel();
    const workers = [...this.#workers];
    for (const worker of workers) end(worker);
    await Promise.all(workers.map(({ ended }) => ended));
  }
}

const endedEarly = (exitCode: number) =>
  new Error(`The thread ended with exit code ${exitCode} before the module was loaded`);

function throwDisposalErrors(workers: readonly PoolWorker[]): void {
  const thrown = workers.map((worker) => worker.disposalError).filter((e) => e !== undefined);
  if (thrown.length === 0) return;
  const all = thrown.flatMap((each) => (each instanceof AggregateError ? each.errors : [each]));
  const [first] = thrown;
  throw new AggregateError(all, first instanceof Error ? first.message : "Disposing failed");
}
