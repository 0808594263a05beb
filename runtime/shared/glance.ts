import type { Arena } from "../memory/arena.js";
import { FIRST_FIELD, RECORD } from "../sync/control-record.js";
import { FREE } from "../sync/lock-word.js";

const scratch = new Float64Array(1);
const halves = new Int32Array(scratch.buffer);

/**
 * Reads one scalar field without the lock, by the number of its cell. Undefined when a call was under way, which may have
 * changed it and may take that back: scenario *a glance from outside*, README.md.
 */
export class Glance {
  readonly #i32: Int32Array;
  readonly #u32: Uint32Array;
  readonly #i64: BigInt64Array;
  readonly #lockWord: number;
  readonly #callsWord: number;
  readonly #first: number;

  constructor({ i32, u32, i64 }: Arena, record: number) {
    this.#i32 = i32;
    this.#u32 = u32;
    this.#i64 = i64;
    this.#lockWord = record * 2 + RECORD.LOCK_WORD;
    this.#callsWord = record * 2 + RECORD.SEQUENCE_WORD;
    this.#first = record + FIRST_FIELD;
  }

  i32(index: number): number | undefined {
    const calls = Atomics.load(this.#i32, this.#callsWord);
    if (Atomics.load(this.#i32, this.#lockWord) !== FREE) return undefined;
    const value = Atomics.load(this.#i32, (this.#first + index) * 2);
    return this.#isSame(calls) ? value : undefined;
  }

  u32(index: number): number | undefined {
    const calls = Atomics.load(this.#i32, this.#callsWord);
    if (Atomics.load(this.#i32, this.#lockWord) !== FREE) return undefined;
    const value = Atomics.load(this.#u32, (this.#first + index) * 2);
    return this.#isSame(calls) ? value : undefined;
  }

  i64(index: number): bigint | undefined {
    const calls = Atomics.load(this.#i32, this.#callsWord);
    if (Atomics.load(this.#i32, this.#lockWord) !== FREE) return undefined;
    const value = Atomics.load(this.#i64, this.#first + index);
    return this.#isSame(calls) ? value : undefined;
  }

  boolean(index: number): boolean | undefined {
    const word = this.u32(index);
    return word === undefined ? undefined : word === 1;
  }

  /** In two halves: there are no atomic doubles, and a plain read may come later than the two that follow it. */
  number(index: number): number | undefined {
    const word = (this.#first + index) * 2;
    const calls = Atomics.load(this.#i32, this.#callsWord);
    if (Atomics.load(this.#i32, this.#lockWord) !== FREE) return undefined;
    halves[0] = Atomics.load(this.#i32, word);
    halves[1] = Atomics.load(this.#i32, word + 1);
    return this.#isSame(calls) ? scratch[0]! : undefined;
  }

  #isSame(calls: number): boolean {
    return (
      Atomics.load(this.#i32, this.#lockWord) === FREE &&
      Atomics.load(this.#i32, this.#callsWord) === calls
    );
  }
}
