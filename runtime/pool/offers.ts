/** How many tasks a worker holds at most: the one it runs, and one that follows without a message to wait for. */
export const PLACES = 2;

/**
 * The tasks a worker has been sent and has not begun: one word for each place, 0 or the number of the message that brought
 * the task. The pool writes the number before it posts the message. To have the task one must take the number out, by
 * compare-exchange: the worker, which then runs it, or the pool, which then gives it to somebody else. So a task waits behind
 * a long one only while nobody else is free, and what a dead worker left in its words is known not to have begun.
 */
export class Offers {
  readonly words: Int32Array<SharedArrayBuffer>;

  constructor(words = new Int32Array(new SharedArrayBuffer(4 * PLACES))) {
    this.words = words;
  }

  /** Only where nothing is offered. */
  offer(place: number, message: number): void {
    Atomics.store(this.words, place, message);
  }

  /** Whether it was still there, and is the caller's now. */
  take(place: number, message: number): boolean {
    return Atomics.compareExchange(this.words, place, message, 0) === message;
  }
}

/** The number of the message after this one: from 1, as far as a word goes, and from 1 again. */
export const numberAfter = (message: number): number => (message % 0x7fffffff) + 1;
