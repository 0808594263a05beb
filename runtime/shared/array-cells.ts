import { type Codec, UNHASHED } from "./codec.js";
import type { Store } from "./store.js";

const MIN_CAPACITY = 8;

/**
 * The elements of a shared array: one cell each, in one block of the object's heap.
 *
 * Head, in the object's fields: cell 0 = block, capacity; cell 1 = length, cells left free at the front. The gap at
 * the front makes `shift` cheap. What moves many elements writes a fresh block, which needs no journal, and
 * switches to it.
 *
 * Callers see to it that the lock is held, that indices are in range and that elements have the right type.
 */
export class ArrayCells<T> {
  readonly #store: Store;
  readonly #u32: Uint32Array;
  readonly #head: number;
  readonly #codec: Codec<T>;

  constructor(store: Store, head: number, codec: Codec<T>) {
    this.#store = store;
    this.#u32 = store.u32;
    this.#head = head;
    this.#codec = codec;
  }

  get length(): number {
    return this.#u32[this.#head * 2 + 2]!;
  }

  get #block(): number {
    return this.#u32[this.#head * 2]!;
  }

  get #capacity(): number {
    return this.#u32[this.#head * 2 + 1]!;
  }

  get #gap(): number {
    return this.#u32[this.#head * 2 + 3]!;
  }

  /** The element at an index below the length. */
  read(index: number): T {
    return this.#codec.read(this.#store, this.#cell(index));
  }

  readAll(): T[] {
    const values: T[] = new Array(this.length);
    for (let index = 0; index < values.length; index++) values[index] = this.read(index);
    return values;
  }

  /** Replaces the element at an index below the length. */
  write(index: number, value: T): void {
    const cell = this.#cell(index);
    this.#store.log.record(cell);
    this.#codec.free(this.#store, cell);
    this.#codec.write(this.#store, cell, value, UNHASHED);
  }

  append(values: readonly T[]): void {
    const length = this.length;
    const isFresh = this.#makeRoom(values.length);
    for (let i = 0; i < values.length; i++) {
      const cell = this.#cell(length + i);
      if (isFresh) this.#codec.write(this.#store, cell, values[i]!, UNHASHED);
      else this.#fill(cell, values[i]!);
    }
    this.#setExtent(length + values.length, this.#gap);
  }

  removeLast(): T {
    const last = this.length - 1;
    const value = this.#release(last);
    this.#setExtent(last, last === 0 ? 0 : this.#gap);
    this.#shrink();
    return value;
  }

  removeFirst(): T {
    const length = this.length - 1;
    const value = this.#release(0);
    this.#setExtent(length, length === 0 ? 0 : this.#gap + 1);
    this.#shrink();
    return value;
  }

  prepend(values: readonly T[]): void {
    const length = this.length;
    if (this.#gap < values.length) {
      this.#move(capacityFor(2 * (length + values.length)), values.length + length);
    }
    const gap = this.#gap - values.length;
    for (let i = 0; i < values.length; i++) this.#fill(this.#block + gap + i, values[i]!);
    this.#setExtent(length + values.length, gap);
  }

  /** Replaces `count` elements from `start` by `values`; returns the old ones. */
  replace(start: number, count: number, values: readonly T[]): T[] {
    const length = this.length;
    const removed: T[] = [];
    for (let i = 0; i < count; i++) removed.push(this.#release(start + i));
    const newLength = length - count + values.length;
    const block = this.#freshBlock(capacityFor(newLength));
    const tail = start + values.length;
    this.#copy(0, block, start);
    for (let i = 0; i < values.length; i++) {
      this.#codec.write(this.#store, block + start + i, values[i]!, UNHASHED);
    }
    this.#copy(start + count, block + tail, length - start - count);
    this.#switchTo(block, capacityFor(newLength));
    this.#setExtent(newLength, 0);
    return removed;
  }

  /** Puts the element that was at `order[i]` to `i`. */
  permute(order: readonly number[]): void {
    const capacity = capacityFor(order.length);
    const block = this.#freshBlock(capacity);
    for (let i = 0; i < order.length; i++) this.#copy(order[i]!, block + i, 1);
    this.#switchTo(block, capacity);
    this.#setExtent(order.length, 0);
  }

  truncate(length: number): void {
    if (this.#codec.owning) {
      for (let index = length; index < this.length; index++) this.#free(index);
    }
    this.#setExtent(length, length === 0 ? 0 : this.#gap);
    this.#shrink();
  }

  #cell(index: number): number {
    return this.#block + this.#gap + index;
  }

  #release(index: number): T {
    const value = this.read(index);
    this.#free(index);
    return value;
  }

  #free(index: number): void {
    if (this.#codec.owning) this.#codec.free(this.#store, this.#cell(index));
  }

  /** Fills a cell outside of the array, which may have been an element when the call began. */
  #fill(cell: number, value: T): void {
    this.#store.log.record(cell);
    this.#codec.write(this.#store, cell, value, UNHASHED);
  }

  /** Room behind the last element; true when the array is in a fresh block for it. */
  #makeRoom(count: number): boolean {
    const length = this.length;
    if (this.#gap + length + count <= this.#capacity) return false;
    // A gap of half the block is worth closing; anything less would soon be closed again.
    const fits = length + count <= this.#capacity / 2;
    this.#move(fits ? this.#capacity : capacityFor(length + Math.max(length, count)), 0);
    return true;
  }

  #shrink(): void {
    const length = this.length;
    if (this.#capacity > MIN_CAPACITY && length < this.#capacity / 4) {
      this.#move(capacityFor(2 * length), 0);
    }
  }

  #move(capacity: number, gap: number): void {
    const length = this.length;
    const block = this.#freshBlock(Math.max(capacity, gap + length));
    this.#copy(0, block + gap, length);
    this.#switchTo(block, Math.max(capacity, gap + length));
    this.#setExtent(length, gap);
  }

  #freshBlock(capacity: number): number {
    return capacity === 0 ? 0 : this.#store.heap.allocate(capacity);
  }

  #copy(index: number, to: number, count: number): void {
    const from = this.#cell(index);
    this.#u32.copyWithin(to * 2, from * 2, (from + count) * 2);
  }

  #switchTo(block: number, capacity: number): void {
    const { heap, log } = this.#store;
    if (this.#capacity !== 0) heap.free(this.#block, this.#capacity);
    log.record(this.#head);
    this.#u32[this.#head * 2] = block;
    this.#u32[this.#head * 2 + 1] = capacity;
  }

  #setExtent(length: number, gap: number): void {
    this.#store.log.record(this.#head + 1);
    this.#u32[this.#head * 2 + 2] = length;
    this.#u32[this.#head * 2 + 3] = gap;
  }
}

const capacityFor = (length: number): number => (length === 0 ? 0 : Math.max(MIN_CAPACITY, length));
