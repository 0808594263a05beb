import { SharedStateError } from "../errors.js";
import { ArrayCells } from "./array-cells.js";
import { IndexedShape } from "./array-shape.js";
import type { Codec } from "./codec.js";
import type { Store } from "./store.js";
import { inRole, refusal } from "./wrong-type.js";

/** The iterator of a live array. */
export function* walkArray<T, R>(
  array: SharedArray<T>,
  read: (index: number) => R,
): Generator<R, undefined> {
  for (let index = 0; index < array.length; index++) yield read(index);
  return undefined;
}

/**
 * An Array in shared memory, alive while its object's lock is held. Elements are copies: changing one in place
 * changes nothing here. There are no holes: writing beyond the end, or a larger `length`, is refused.
 *
 * `array[i]` works and costs about as much as a Map look-up; `at` and `put` are the fast spelling. Methods that
 * only read, and call nothing back, work on a snapshot taken when they begin.
 *
 * Every method throws SharedStateError `NOT_GUARDED` outside of a guarded method; writes throw TypeError for an
 * element of another type and SharedStateError `ARENA_FULL`, which rolls the running call back.
 */
export class SharedArray<T> extends IndexedShape<T> {
  /** How often this thread has changed it. */
  changes = 0;
  readonly #cells: ArrayCells<T>;
  readonly #codec: Codec<T>;
  readonly #store: Store;
  readonly #head: number;

  constructor(store: Store, head: number, codec: Codec<T>) {
    super();
    this.#cells = new ArrayCells(store, head, codec);
    this.#codec = codec;
    this.#store = store;
    this.#head = head;
  }

  override get length(): number {
    this.#store.log.check();
    return this.#cells.length;
  }

  override set length(length: number) {
    if (!Number.isInteger(length) || length < 0) throw new RangeError("Invalid array length");
    if (length > this.length) throw this.#hole(length - 1);
    this.#change(() => this.#cells.truncate(length));
  }

  override at(index: number): T | undefined {
    const length = this.length;
    const from = Math.trunc(index) || 0;
    const i = from < 0 ? from + length : from;
    return i >= 0 && i < length ? this.#cells.read(i) : undefined;
  }

  /** `array[index] = value` for an index from 0 to the length. */
  put(index: number, value: T): void {
    const length = this.length;
    this.#accept([value]);
    if (index > length) throw this.#hole(index);
    this.#change(() => {
      if (index === length) this.#cells.append([value]);
      else this.#cells.write(index, value);
    });
  }

  override push(...values: T[]): number {
    this.#accept(values);
    this.#change(() => this.#cells.append(values));
    return this.length;
  }

  override pop(): T | undefined {
    return this.length === 0 ? undefined : this.#change(() => this.#cells.removeLast());
  }

  override shift(): T | undefined {
    return this.length === 0 ? undefined : this.#change(() => this.#cells.removeFirst());
  }

  override unshift(...values: T[]): number {
    this.#accept(values);
    this.#change(() => this.#cells.prepend(values));
    return this.length;
  }

  override splice(...change: [start: number, count?: number, ...values: T[]]): T[] {
    const [start, count, ...values] = change;
    const length = this.length;
    const from = fromEnd(start, length);
    const rest = length - from;
    const wanted = change.length === 1 ? rest : Math.trunc(Number(count)) || 0;
    this.#accept(values);
    const removed = change.length === 0 ? 0 : Math.min(Math.max(wanted, 0), rest);
    return this.#change(() => this.#cells.replace(from, removed, values));
  }

  /** Stable. When `compare` throws, nothing has moved; what it changes in the array itself may be lost. */
  override sort(compare: (a: T, b: T) => number = compareAsText): this {
    const values = this.toJSON();
    const order = values.map((_, index) => index);
    order.sort((a, b) => undefinedLast(values[a]!, values[b]!) ?? compare(values[a]!, values[b]!));
    if (this.length === order.length) this.#change(() => this.#cells.permute(order));
    else this.assign(order.map((index) => values[index]!));
    return this;
  }

  override reverse(): T[] {
    const last = this.length - 1;
    const order = Array.from({ length: last + 1 }, (_, index) => last - index);
    this.#change(() => this.#cells.permute(order));
    return this;
  }

  override fill(value: T, start = 0, end = this.length): this {
    this.#accept([value]);
    const last = fromEnd(end, this.length);
    for (let index = fromEnd(start, this.length); index < last; index++) this.put(index, value);
    return this;
  }

  override copyWithin(target: number, start: number, end?: number): this {
    const before = this.toJSON();
    const after = [...before].copyWithin(target, start, end);
    for (const [index, value] of after.entries()) {
      if (!Object.is(value, before[index])) this.put(index, value);
    }
    return this;
  }

  /** Becomes equal to `source`; nothing changes if one of its elements has the wrong type. */
  assign(source: Iterable<T>): void {
    const values = [...source];
    this.#accept(values);
    this.#change(() => {
      this.#cells.truncate(0);
      this.#cells.append(values);
    });
  }

  override values(): Generator<T, undefined> {
    return walkArray(this, (index) => this.#cells.read(index));
  }

  override keys(): Generator<number, undefined> {
    return walkArray(this, (index) => index);
  }

  override entries(): Generator<[number, T], undefined> {
    return walkArray(this, (index): [number, T] => [index, this.#cells.read(index)]);
  }

  override [Symbol.iterator](): Generator<T, undefined> {
    return this.values();
  }

  get [Symbol.isConcatSpreadable](): boolean {
    return true;
  }

  /** A plain array with the same elements; also what JSON and `console.log` show. */
  toJSON(): T[] {
    this.#store.log.check();
    return this.#cells.readAll();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): T[] {
    return this.toJSON();
  }

  #accept(values: readonly T[]): void {
    for (const value of values) {
      if (this.#codec.accepts(value)) continue;
      throw refusal(this.#store.fieldAt(this.#head), inRole(this.#codec, "as element"), value);
    }
  }

  /** Unless it is finished, the call is rolled back. */
  #change<R>(change: () => R): R {
    this.changes++;
    this.#store.log.beginChange();
    const result = change();
    this.#store.log.endChange();
    return result;
  }

  #hole(index: number): SharedStateError {
    return new SharedStateError(
      "HOLE",
      `${this.#store.fieldAt(this.#head)}: writing element ${index} of ${this.length} would leave a hole; shared arrays have none`,
    );
  }
}

/** A relative index as the methods of Array take it, cut to 0..length. */
function fromEnd(index: number, length: number): number {
  const whole = Math.trunc(index) || 0;
  return whole < 0 ? Math.max(whole + length, 0) : Math.min(whole, length);
}

/** As Array sorts: `undefined` goes to the end without being compared. */
function undefinedLast(a: unknown, b: unknown): number | undefined {
  if (a !== undefined && b !== undefined) return undefined;
  return Number(a === undefined) - Number(b === undefined);
}

function compareAsText(a: unknown, b: unknown): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
