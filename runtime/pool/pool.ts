import { ClosedError, LoadError } from "../errors.js";
import { ErrorCodec } from "./error-codec.js";
import type { Executor, ExecutorRequest } from "./executor.js";
import { Job } from "./job.js";
import { JobQueue } from "./job-queue.js";
import { PoolWorker, type WorkerEnd } from "./pool-worker.js";
import type { Slots } from "./slots.js";
import { StartSchedule } from "./start-schedule.js";
import type { Task } from "./wiring.js";

/**
 * Starts the workers and waits until all have loaded the wiring module.
 * @throws LoadError when one cannot; nothing is left running then.
 */
export async function startPool<S extends Slots, H>(
  request: ExecutorRequest<S, H>,
): Promise<Executor> {
  const pool = new Pool(request);
  try {
    await pool.start();
  } catch (error) {
    await pool.destroy(error);
    throw error;
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
  #drained: (() => void) | undefined;

  constructor(request: ExecutorRequest<S, H>) {
    const { wiring, shared, workers } = request;
    this.parallelism = workers;
    this.#request = request;
    this.#codec = new ErrorCodec(wiring.errors);
    // For their names and flags; they never run on this thread.
    this.#tasks = wiring.tasks(wiring.slots(shared), shared);
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#started = { resolve, reject };
      for (let i = 0; i < this.parallelism; i++) this.#startWorker();
    });
  }

  run(index: number, inputs: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const refusal = this.#refusal();
    if (refusal !== undefined) return Promise.reject(refusal);
    const onAbort = (job: Job) => this.#abort(job);
    const id = this.#nextId();
    const job = new Job({ id, index, task: this.#tasks[index]!, inputs, signal, onAbort });
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

  /** Ids fit the word in which a worker says what it has begun; 0 is none. */
  #nextId(): number {
    this.#lastId = this.#lastId === 0x7fffffff ? 1 : this.#lastId + 1;
    return this.#lastId;
  }

  #startWorker(): void {
    if (this.#destroyed !== undefined) return;
    try {
      this.#workers.add(this.#newWorker());
    } catch (error) {
      this.#startFailed(error);
    }
  }

  #newWorker(): PoolWorker {
    const { wiring, memory, resourceLimits, grace } = this.#request;
    const { url, graph } = wiring;
    return new PoolWorker({
      assignment: { url, graph, owner: memory.admit(), transfer: memory.transfer },
      options: resourceLimits === undefined ? {} : { resourceLimits },
      grace,
      codec: this.#codec,
      events: {
        ready: (worker) => this.#ready(worker),
        idle: () => this.#idle(),
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

  #idle(): void {
    this.#schedule.succeeded();
    this.#dispatch();
  }

  /** The only place where the job of a dead worker is settled. */
  #ended(worker: PoolWorker, end: WorkerEnd): void {
    const { state, uncaught, job } = end;
    this.#workers.delete(worker);
    this.#request.memory.reap(worker.owner);
    if (job !== undefined && this.#runsAgain(job, end)) this.#queue.addFirst(job);
    if (state === "starting") this.#startFailed(uncaught);
    else if (state !== "closing") this.#replace(worker, end);
    this.#dispatch();
  }

  #runsAgain(job: Job, { begun, exitCode, uncaught }: WorkerEnd): boolean {
    if (this.#destroyed !== undefined || job.settled) return false;
    return !begun || job.died(exitCode, uncaught);
  }

  /** A worker that dies before it has done anything may do so again and again: then without haste. */
  #replace(worker: PoolWorker, { state }: WorkerEnd): void {
    if (state === "ready" && !worker.served) this.#schedule.failed();
    this.#schedule.next(() => this.#startWorker(), this.#queue.size > 0);
  }

  #startFailed(cause: unknown): void {
    const { context, url } = this.#request.wiring;
    const options = cause === undefined ? undefined : { cause };
    const error = new LoadError(`A worker of ${context} could not load ${url}`, options);
    this.#started?.reject(error);
    if (this.#destroyed !== undefined) return;
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

  #dispatch(): void {
    for (const worker of this.#workers) this.#feed(worker);
    if (this.#isDrained()) this.#drained?.();
  }

  /** Until it is busy: a job whose inputs cannot cross threads is rejected and leaves it ready. */
  #feed(worker: PoolWorker): void {
    while (worker.state === "ready") {
      const job = this.#queue.take();
      if (job === undefined) return;
      worker.start(job);
    }
  }

  #isDrained(): boolean {
    return this.#queue.size === 0 && [...this.#workers].every(({ state }) => state !== "busy");
  }

  #abort(job: Job): void {
    this.#queue.drop(job);
    for (const worker of this.#workers) if (worker.job === job) worker.stopSoon();
    this.#dispatch();
  }

  async #close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
      this.#dispatch();
    });
    this.#drained = undefined;
    const workers = [...this.#workers];
    this.#destroyed ??= this.#endAll(workers);
    await this.#destroyed;
    throwDisposalErrors(workers);
  }

  async #endAll(workers: readonly PoolWorker[]): Promise<void> {
    this.#schedule.cancel();
    for (const worker of workers) {
      if (worker.state === "ready") worker.close();
      else worker.terminate();
    }
    await Promise.all(workers.map(({ ended }) => ended));
  }

  async #destroy(reason: unknown): Promise<void> {
    this.#schedule.cancel();
    this.#queue.rejectAll(reason);
    for (const worker of this.#workers) {
      worker.job?.reject(reason);
      worker.terminate();
    }
    await Promise.all([...this.#workers].map(({ ended }) => ended));
    this.#drained?.();
  }
}

function throwDisposalErrors(workers: readonly PoolWorker[]): void {
  const thrown = workers.map((worker) => worker.disposalError).filter((e) => e !== undefined);
  if (thrown.length === 0) return;
  const all = thrown.flatMap((each) => (each instanceof AggregateError ? each.errors : [each]));
  const [first] = thrown;
  throw new AggregateError(all, first instanceof Error ? first.message : "Disposing failed");
}
