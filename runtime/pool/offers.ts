/** How many jobs a worker holds at most: the one it runs, and one that follows without a message to wait for. */
export const PLACES = 2;

const NOTHING = 0;

/**
 * What a worker is to do: one word for each job it holds.
 *
 * | word | the job |
 * |---|---|
 * | n > 0 | came with message n and has not begun |
 * | -k | its k-th call runs |
 * | 0 | is over, or not wanted any more |
 *
 * The pool writes the number before it posts the message. To have the job one must take the number out, by compare-exchange:
 * the worker, which then runs it, or the pool, which then gives it to another. So a job waits behind a long one only while
 * nobody else is free, and what a dead worker has left in its words says how far it came.
 */
export class Offers {
  readonly words: Int32Array<SharedArrayBuffer>;

  constructor(words = new Int32Array(new SharedArrayBuffer(4 * PLACES))) {
    this.words = words;
  }

  /** Only where nothing is. */
  offer(place: number, message: number): void {
    Atomics.store(this.words, place, message);
  }

  /** Whether the job had not begun; it is the pool's again then. */
  takeBack(place: number, message: number): boolean {
    return this.#swap(place, message, NOTHING);
  }

  /** Whether the job was still there; its first call is to run then. */
  begin(place: number, message: number): boolean {
    return this.#swap(place, message, -1);
  }

  /** Whether the call after the first `done` ones is still wanted. */
  next(place: number, done: number): boolean {
    return this.#swap(place, -done, -done - 1);
  }

  /** The call that runs is the last one. */
  stop(place: number): void {
    Atomics.store(this.words, place, NOTHING);
  }

  /** How many calls are over where another one runs; nothing where none does. */
  callsDone(place: number): number | undefined {
    const word = Atomics.load(this.words, place);
    return word < 0 ? -word - 1 : undefined;
  }

  #swap(place: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.words, place, from, to) === from;
  }
}

/** The number of the message after this one: from 1, as far as a word goes, and from 1 again. */
export const numberAfter = (message: number): number => (message % 0x7fffffff) + 1;
