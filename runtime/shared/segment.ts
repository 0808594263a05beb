import { type Codec, type Described, UNHASHED } from "./codec.js";
import { type Choice, string } from "./codecs.js";
import { i32, i64, u32 } from "./integer-codecs.js";
import { SharedArray } from "./shared-array.js";
import { SharedMap } from "./shared-map.js";
import { SharedSet } from "./shared-set.js";
import type { Store } from "./store.js";
import { TypedArrayField } from "./typed-array-field.js";
import type { TypedArray } from "./typed-array-kinds.js";
import { refusal, wrongType } from "./wrong-type.js";

/**
 * The fields of one shared object, by the number of their first cell. What generated accessors call; the lock is held.
 * Writes are journalled and check the value's type: TypeError, with nothing written.
 */
export class Segment {
  readonly #store: Store;
  readonly #u32: Uint32Array;
  readonly #i32: Int32Array;
  readonly #f64: Float64Array;
  readonly #first: number;
  readonly #typedArrays = new Map<number, TypedArrayField>();

  constructor(store: Store, firstField: number) {
    this.#store = store;
    this.#u32 = store.u32;
    this.#i32 = store.i32;
    this.#f64 = store.f64;
    this.#first = firstField;
  }

  number(index: number): number {
    return this.#f64[this.#first + index]!;
  }

  setNumber(index: number, value: number): void {
    const cell = this.#first + index;
    if (typeof value !== "number") throw wrongType(this.#store.fieldAt(cell), "number", value);
    this.#store.log.record(cell);
    this.#f64[cell] = value;
  }

  i32(index: number): number {
    return this.#i32[(this.#first + index) * 2]!;
  }

  setI32(index: number, value: number): void {
    const cell = this.#first + index;
    if (typeof value !== "number" || (value | 0) !== value) this.#refuse(cell, i32, value);
    this.#store.log.record(cell);
    this.#i32[cell * 2] = value;
  }

  u32(index: number): number {
    return this.#u32[(this.#first + index) * 2]!;
  }

  setU32(index: number, value: number): void {
    const cell = this.#first + index;
    if (typeof value !== "number" || value >>> 0 !== value) this.#refuse(cell, u32, value);
    this.#store.log.record(cell);
    this.#u32[cell * 2] = value;
  }

  i64(index: number): bigint {
    return this.#store.i64[this.#first + index]!;
  }

  setI64(index: number, value: bigint): void {
    const cell = this.#first + index;
    if (!i64.accepts(value)) this.#refuse(cell, i64, value);
    this.#store.log.record(cell);
    this.#store.i64[cell] = value;
  }

  boolean(index: number): boolean {
    return this.#u32[(this.#first + index) * 2] === 1;
  }

  setBoolean(index: number, value: boolean): void {
    const cell = this.#first + index;
    if (typeof value !== "boolean") throw wrongType(this.#store.fieldAt(cell), "boolean", value);
    this.#store.log.record(cell);
    this.#u32[cell * 2] = value ? 1 : 0;
  }

  string(index: number): string {
    this.#store.log.check();
    return string.read(this.#store, this.#first + index);
  }

  setString(index: number, value: string): void {
    const cell = this.#first + index;
    const { log } = this.#store;
    if (typeof value !== "string") throw wrongType(this.#store.fieldAt(cell), "string", value);
    log.beginChange();
    log.record(cell);
    string.free(this.#store, cell);
    string.write(this.#store, cell, value, UNHASHED);
    log.endChange();
  }

  choice<T>(index: number, table: Choice<T>): T {
    return table.values[this.#u32[(this.#first + index) * 2]!]!;
  }

  setChoice<T>(index: number, table: Choice<T>, value: T): void {
    const cell = this.#first + index;
    const place = table.indexOf(value);
    if (place === -1) throw wrongType(this.#store.fieldAt(cell), table.name, value);
    this.#store.log.record(cell);
    this.#u32[cell * 2] = place;
  }

  /** A value of any other type that takes one cell. */
  value<T>(index: number, codec: Codec<T>): T {
    this.#store.log.check();
    return codec.read(this.#store, this.#first + index);
  }

  setValue<T>(index: number, codec: Codec<T>, value: T): void {
    const cell = this.#first + index;
    const { log } = this.#store;
    if (!codec.accepts(value)) this.#refuse(cell, codec, value);
    log.beginChange();
    log.record(cell);
    codec.free(this.#store, cell);
    codec.write(this.#store, cell, value, UNHASHED);
    log.endChange();
  }

  /** A live view, the same object at every call in a thread. */
  typedArray<T extends TypedArray>(index: number): T {
    this.#store.log.isTouched = true;
    return this.#typedArray(index).view as T;
  }

  /**
   * Copies in.
   * @throws SharedStateError `WRONG_LENGTH` when the length differs from the initial value's.
   */
  setTypedArray(index: number, value: TypedArray): void {
    this.#typedArray(index).assign(value);
  }

  /** The Map in cells `index` to `index + 3`. */
  map<K, V>(index: number, keys: Codec<K>, values: Codec<V>): SharedMap<K, V> {
    return new SharedMap(this.#store, this.#first + index, { keys, values });
  }

  /** The Set in cells `index` to `index + 3`. */
  set<T>(index: number, codec: Codec<T>): SharedSet<T> {
    return new SharedSet(this.#store, this.#first + index, codec);
  }

  /** The Array in cells `index` and `index + 1`. */
  array<T>(index: number, codec: Codec<T>): SharedArray<T> {
    return new SharedArray(this.#store, this.#first + index, codec);
  }

  #refuse(cell: number, codec: Described, value: unknown): never {
    throw refusal(this.#store.fieldAt(cell), codec, value);
  }

  #typedArray(index: number): TypedArrayField {
    const known = this.#typedArrays.get(index);
    if (known !== undefined) return known;
    const field = new TypedArrayField(this.#store, this.#first + index);
    this.#typedArrays.set(index, field);
    return field;
  }
}
