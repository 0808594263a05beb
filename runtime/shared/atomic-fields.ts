import type { Codec } from "./codec.js";
import { i32, i64, u32 } from "./integer-codecs.js";
import type { Store } from "./store.js";
import { refusal } from "./wrong-type.js";

type Words = Int32Array | Uint32Array;

/** Terms below this are added by one instruction, where this many steps are left to the end of the range. */
const SMALL = 2 ** 20;
const FAR = 2 ** 30;

/**
 * Integer fields that no method touches under the lock, by the number of their first cell: each change is one atomic
 * instruction. What cannot be kept is refused as under the lock, with nothing changed.
 */
class AtomicWords {
  readonly #words: Words;
  readonly #first: number;
  readonly #highest: number;
  readonly #lowest: number;
  readonly #codec: Codec<number>;
  readonly #store: Store;

  constructor(
    store: Store,
    words: Words,
    { first, codec }: { first: number; codec: Codec<number> },
  ) {
    this.#words = words;
    this.#first = first * 2;
    const least = codec === u32 ? 0 : -(2 ** 31);
    this.#highest = least + 2 ** 32 - FAR;
    this.#lowest = least + FAR;
    this.#codec = codec;
    this.#store = store;
  }

  get(index: number): number {
    return Atomics.load(this.#words, this.#first + index * 2);
  }

  set(index: number, value: number): void {
    Atomics.store(this.#words, this.#first + index * 2, this.#accepted(index, value));
  }

  /**
   * Returns the sum. The instruction that adds would wrap around at the end of the range, so there it is not used: label
   * *far from the ends*, README.md.
   */
  add(index: number, term: number): number {
    const word = this.#first + index * 2;
    const seen = this.#words[word]!;
    const isFar = term >= 0 ? seen < this.#highest : seen > this.#lowest;
    if (isFar && (term | 0) === term && term < SMALL && term > -SMALL) {
      return Atomics.add(this.#words, word, term) + term;
    }
    return this.#change(index, (before) => before + term);
  }

  subtract(index: number, term: number): number {
    return typeof term === "number"
      ? this.add(index, -term)
      : this.#change(index, (seen) => seen - term);
  }

  and(index: number, bits: number): number {
    return this.#change(index, (seen) => seen & bits);
  }

  or(index: number, bits: number): number {
    return this.#change(index, (seen) => seen | bits);
  }

  xor(index: number, bits: number): number {
    return this.#change(index, (seen) => seen ^ bits);
  }

  /** Sets the field if it has the expected value, and says whether it had. */
  swap(index: number, expected: number, value: number): boolean {
    const word = this.#first + index * 2;
    if (Atomics.load(this.#words, word) !== expected) return false;
    const wanted = this.#accepted(index, value);
    return Atomics.compareExchange(this.#words, word, expected, wanted) === expected;
  }

  #change(index: number, next: (seen: number) => number): number {
    const word = this.#first + index * 2;
    let seen = Atomics.load(this.#words, word);
    for (;;) {
      const wanted = next(seen);
      const met = Atomics.compareExchange(this.#words, word, seen, this.#accepted(index, wanted));
      if (met === seen) return wanted;
      seen = met;
    }
  }

  #accepted(index: number, value: number): number {
    if (this.#codec.accepts(value)) return value;
    throw refusal(this.#store.fieldAt(this.#first / 2 + index), this.#codec, value);
  }
}

/** The same for bigints. */
class AtomicBigints {
  readonly #first: number;
  readonly #store: Store;

  constructor(store: Store, first: number) {
    this.#store = store;
    this.#first = first;
  }

  get(index: number): bigint {
    return Atomics.load(this.#store.i64, this.#first + index);
  }

  set(index: number, value: bigint): void {
    Atomics.store(this.#store.i64, this.#first + index, this.#accepted(index, value));
  }

  add(index: number, term: bigint): bigint {
    return this.#change(index, (seen) => seen + term);
  }

  subtract(index: number, term: bigint): bigint {
    return this.#change(index, (seen) => seen - term);
  }

  and(index: number, bits: bigint): bigint {
    return this.#change(index, (seen) => seen & bits);
  }

  or(index: number, bits: bigint): bigint {
    return this.#change(index, (seen) => seen | bits);
  }

  xor(index: number, bits: bigint): bigint {
    return this.#change(index, (seen) => seen ^ bits);
  }

  swap(index: number, expected: bigint, value: bigint): boolean {
    const { i64 } = this.#store;
    const cell = this.#first + index;
    if (Atomics.load(i64, cell) !== expected) return false;
    const wanted = this.#accepted(index, value);
    return Atomics.compareExchange(i64, cell, expected, wanted) === expected;
  }

  #change(index: number, next: (seen: bigint) => bigint): bigint {
    const words = this.#store.i64;
    const cell = this.#first + index;
    let seen = Atomics.load(words, cell);
    for (;;) {
      const wanted = next(seen);
      const met = Atomics.compareExchange(words, cell, seen, this.#accepted(index, wanted));
      if (met === seen) return wanted;
      seen = met;
    }
  }

  #accepted(index: number, value: bigint): bigint {
    if (i64.accepts(value)) return value;
    throw refusal(this.#store.fieldAt(this.#first + index), i64, value);
  }
}

/** What lowered methods use instead of the view. */
export class AtomicFields {
  readonly i32: AtomicWords;
  readonly u32: AtomicWords;
  readonly i64: AtomicBigints;

  constructor(store: Store, firstField: number) {
    this.i32 = new AtomicWords(store, store.i32, { first: firstField, codec: i32 });
    this.u32 = new AtomicWords(store, store.u32, { first: firstField, codec: u32 });
    this.i64 = new AtomicBigints(store, firstField);
  }
}
