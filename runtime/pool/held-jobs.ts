import type { Job } from "./job.js";
import type { TaskMessage } from "./messages.js";
import { numberAfter, Offers, PLACES } from "./offers.js";

interface Held {
  readonly job: Job;
  readonly place: number;
  readonly number: number;
}

/** A job of a dead worker. */
export interface LostJob {
  readonly job: Job;
  /** How many of its calls were over; undefined when it had not begun. */
  readonly callsDone: number | undefined;
}

/** The jobs one worker has been sent and has not answered, in the order they were sent. */
export class HeldJobs {
  readonly #offers = new Offers();
  readonly #held: Held[] = [];
  #lastNumber = 0;

  /** For the worker's side. */
  get words(): Int32Array<SharedArrayBuffer> {
    return this.#offers.words;
  }

  get size(): number {
    return this.#held.length;
  }

  get hasRoom(): boolean {
    return this.#held.length < PLACES;
  }

  /** In the order they were sent. */
  get jobs(): readonly Job[] {
    return this.#held.map(({ job }) => job);
  }

  has(job: Job): boolean {
    return this.#held.some((held) => held.job === job);
  }

  get newest(): Job | undefined {
    return this.#held.at(-1)?.job;
  }

  /** Only when there is room. Gives the message to post. */
  add(job: Job): TaskMessage {
    this.#lastNumber = numberAfter(this.#lastNumber);
    const number = this.#lastNumber;
    const place = this.#freePlace();
    this.#held.push({ job, place, number });
    this.#offers.offer(place, number);
    return { kind: "task", number, place, task: job.task, calls: job.calls };
  }

  /** The message could not be posted: its number goes to the next one. */
  withdrawNewest(): void {
    const { place, number } = this.#held.pop()!;
    this.#offers.takeBack(place, number);
    this.#lastNumber = number - 1;
  }

  /** Has the job back if it has not begun. */
  takeBack(job: Job): boolean {
    const at = this.#held.findIndex((held) => held.job === job);
    const held = this.#held[at];
    if (held === undefined || !this.#offers.takeBack(held.place, held.number)) return false;
    this.#held.splice(at, 1);
    return true;
  }

  /** The call that runs is the job's last one. */
  stop(job: Job): void {
    const held = this.#held.find((each) => each.job === job);
    if (held !== undefined) this.#offers.stop(held.place);
  }

  /** Removes and gives the job that a message was about; nothing when it was taken back meanwhile. */
  answered(number: number): Job | undefined {
    const at = this.#held.findIndex((held) => held.number === number);
    return at < 0 ? undefined : this.#held.splice(at, 1)[0]!.job;
  }

  /** Removes and gives the job whose answer comes first. */
  shift(): Job | undefined {
    return this.#held.shift()?.job;
  }

  rejectAll(reason: unknown): void {
    for (const { job } of this.#held) job.reject(reason);
  }

  /** The worker is dead: removes and gives them all. */
  clear(): LostJob[] {
    return this.#held
      .splice(0)
      .map(({ job, place }) => ({ job, callsDone: this.#offers.callsDone(place) }));
  }

  #freePlace(): number {
    for (let place = 0; ; place++)
      if (!this.#held.some((held) => held.place === place)) return place;
  }
}
