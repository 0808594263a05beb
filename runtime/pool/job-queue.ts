import type { Job } from "./job.js";

/** First in, first out; jobs that are to run again come first. All is constant time, also with very many jobs. */
export class JobQueue {
  /** The order. May still have dropped ones; taken ones are before the head. */
  #order: (Job | undefined)[] = [];
  #head = 0;
  readonly #again: Job[] = [];
  /** Never iterated from the front while it shrinks: that is slow for a Set. */
  readonly #waiting = new Set<Job>();

  get size(): number {
    return this.#waiting.size;
  }

  add(job: Job): void {
    this.#waiting.add(job);
    this.#order.push(job);
  }

  addFirst(job: Job): void {
    this.#waiting.add(job);
    this.#again.push(job);
  }

  /** Forgets a job, if it is waiting. */
  drop(job: Job): void {
    this.#waiting.delete(job);
  }

  take(): Job | undefined {
    while (this.#waiting.size > 0) {
      const job = this.#again.shift() ?? this.#next();
      if (job === undefined) return undefined;
      if (this.#waiting.delete(job)) return job;
    }
    return undefined;
  }

  rejectAll(error: unknown): void {
    for (const job of this.#waiting) job.reject(error);
    this.#waiting.clear();
    this.#again.length = 0;
    this.#order = [];
    this.#head = 0;
  }

  #next(): Job | undefined {
    const job = this.#order[this.#head];
    this.#order[this.#head++] = undefined;
    if (this.#head > 1024 && this.#head * 2 > this.#order.length) {
      this.#order = this.#order.slice(this.#head);
      this.#head = 0;
    }
    return job;
  }
}
