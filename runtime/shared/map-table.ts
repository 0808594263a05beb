import { type Codec, UNHASHED } from "./codec.js";
import type { Store } from "./store.js";

/** High bit of an entry's hash word: the entry was deleted. No key's hash has it. */
const DELETED = 2 ** 31;
const MIN_CAPACITY = 8;

/** Where an iteration stands: the number of the entry it looks at next. */
export interface MapCursor {
  index: number;
}

/**
 * An insertion-ordered hash table in a shared object's heap (Tyler Close's deterministic hash table, as in V8).
 *
 * Head, in the object's fields: cell 0 = table block, capacity; cell 1 = live entries, entries used.
 * Table block: one 32-bit bucket for each entry of the capacity (entry number + 1, 0 = empty), then the entries, two cells
 * each in a Set and three in a Map: hash and next entry of the bucket; key; value. Deleted entries stay in their chains until the table
 * is rebuilt. Entries from `used` on are garbage, so filling one needs no journal.
 *
 * Callers see to it that the lock is held and that keys and values have the right type.
 */
export class MapTable<K, V> {
  readonly #store: Store;
  readonly #u32: Uint32Array;
  readonly #head: number;
  readonly #keys: Codec<K>;
  /** Undefined in a Set. */
  readonly #values: Codec<V> | undefined;
  readonly #entryCells: number;
  #cursors: MapCursor[] = [];
  #cursorsCall = 0;
  /** The table block that the call `#freshCall` has made: its buckets need no journal. */
  #fresh = 0;
  #freshCall = 0;
  /** What `find` found last: a `set` after a `get` need not search again. Whatever moves or deletes entries forgets it. */
  #foundKey: K | undefined;
  #foundEntry = 0;
  #foundCall = 0;

  constructor(store: Store, head: number, codecs: { keys: Codec<K>; values?: Codec<V> }) {
    this.#store = store;
    this.#u32 = store.u32;
    this.#head = head;
    this.#keys = codecs.keys;
    this.#values = codecs.values;
    this.#entryCells = codecs.values === undefined ? 2 : 3;
  }

  get size(): number {
    return this.#u32[this.#head * 2 + 2]!;
  }

  get #table(): number {
    return this.#u32[this.#head * 2]!;
  }

  get #capacity(): number {
    return this.#u32[this.#head * 2 + 1]!;
  }

  get #used(): number {
    return this.#u32[this.#head * 2 + 3]!;
  }

  /** The entry's cell, or 0. */
  find(key: K): number {
    if (this.#capacity === 0) return 0;
    const entry = this.#lookUp(key, this.#keys.hash(this.#store, key));
    this.#foundKey = key;
    this.#foundEntry = entry;
    this.#foundCall = this.#store.log.call;
    return entry;
  }

  #wasFound(key: K): number {
    return key === this.#foundKey && this.#foundCall === this.#store.log.call
      ? this.#foundEntry
      : 0;
  }

  readKey(entry: number): K {
    return this.#keys.read(this.#store, entry + 1);
  }

  readValue(entry: number): V {
    return this.#values!.read(this.#store, entry + 2);
  }

  /** Of a Set, `value` is nothing. */
  put(key: K, value: V): void {
    const found = this.#wasFound(key);
    if (found !== 0) {
      this.#replace(found + 2, value);
      return;
    }
    const hash = this.#keys.hash(this.#store, key);
    const entry = this.#capacity === 0 ? 0 : this.#lookUp(key, hash);
    if (entry === 0) this.#append(key, value, hash);
    else this.#replace(entry + 2, value);
  }

  remove(key: K): boolean {
    const entry = this.find(key);
    if (entry === 0) return false;
    const store = this.#store;
    this.#foundEntry = 0;
    store.log.record(entry);
    store.log.record(this.#head + 1);
    this.#keys.free(store, entry + 1);
    this.#values?.free(store, entry + 2);
    this.#u32[entry * 2]! |= DELETED;
    this.#u32[this.#head * 2 + 2]! -= 1;
    const capacity = this.#capacity;
    if (capacity > MIN_CAPACITY && this.size < capacity / 4) this.#rebuild(capacity / 2);
    return true;
  }

  clear(): void {
    if (this.#capacity === 0) return;
    const { log, heap } = this.#store;
    this.#foundEntry = 0;
    if (this.#keys.owning || this.#values?.owning === true) this.#freeElements();
    heap.free(this.#table, this.#tableCells(this.#capacity));
    log.record(this.#head);
    log.record(this.#head + 1);
    this.#u32.fill(0, this.#head * 2, this.#head * 2 + 4);
    for (const cursor of this.#liveCursors()) cursor.index = 0;
  }

  /** A cursor that rebuilds of the table know of, until `drop`. */
  cursor(): MapCursor {
    const cursor = { index: 0 };
    this.#liveCursors().push(cursor);
    return cursor;
  }

  drop(cursor: MapCursor): void {
    const at = this.#cursors.indexOf(cursor);
    if (at !== -1) this.#cursors.splice(at, 1);
  }

  /** The next live entry's cell, or 0 at the end. Entries added meanwhile are met as well, as in a Map. */
  advance(cursor: MapCursor): number {
    while (cursor.index < this.#used) {
      const entry = this.#entry(cursor.index++);
      if (!(this.#u32[entry * 2]! & DELETED)) return entry;
    }
    return 0;
  }

  /** Cursors of earlier calls are left behind: their iterators ended with the call. */
  #liveCursors(): MapCursor[] {
    const { call } = this.#store.log;
    if (this.#cursorsCall !== call) {
      this.#cursors = [];
      this.#cursorsCall = call;
    }
    return this.#cursors;
  }

  #tableCells(capacity: number): number {
    return capacity / 2 + capacity * this.#entryCells;
  }

  #entry(index: number): number {
    return entriesOf(this.#table, this.#capacity) + index * this.#entryCells;
  }

  #lookUp(key: K, hash: number): number {
    const u32 = this.#u32;
    const entries = entriesOf(this.#table, this.#capacity);
    let number = u32[bucketOf(this.#table, this.#capacity, hash)]!;
    while (number !== 0) {
      const entry = entries + (number - 1) * this.#entryCells;
      if (u32[entry * 2] === hash && this.#keys.holds(this.#store, entry + 1, key)) return entry;
      number = u32[entry * 2 + 1]!;
    }
    return 0;
  }

  #replace(cell: number, value: V): void {
    if (this.#values === undefined) return;
    this.#store.log.record(cell);
    this.#values.free(this.#store, cell);
    this.#values.write(this.#store, cell, value, UNHASHED);
  }

  #append(key: K, value: V, hash: number): void {
    const u32 = this.#u32;
    const head = this.#head;
    if (this.#used === this.#capacity) this.#makeRoom();
    const index = this.#used;
    const entry = this.#entry(index);
    this.#keys.write(this.#store, entry + 1, key, hash);
    this.#values?.write(this.#store, entry + 2, value, UNHASHED);
    const bucket = bucketOf(this.#table, this.#capacity, hash);
    const { log } = this.#store;
    if (this.#table !== this.#fresh || this.#freshCall !== log.call) log.record(bucket >>> 1);
    log.record(head + 1);
    u32[entry * 2] = hash;
    u32[entry * 2 + 1] = u32[bucket]!;
    u32[bucket] = index + 1;
    u32[head * 2 + 2]! += 1;
    u32[head * 2 + 3] = index + 1;
  }

  /** Doubles the table, unless dropping the deleted entries gives room enough. */
  #makeRoom(): void {
    const capacity = this.#capacity;
    const grow = this.size > capacity / 2;
    this.#rebuild(Math.max(MIN_CAPACITY, grow ? capacity * 2 : capacity));
  }

  #rebuild(capacity: number): void {
    const { heap, log } = this.#store;
    const u32 = this.#u32;
    this.#foundEntry = 0;
    const table = heap.allocate(this.#tableCells(capacity));
    u32.fill(0, table * 2, table * 2 + capacity);
    this.#moveCursors();
    const used = this.#copyEntries(table, capacity);
    if (this.#capacity !== 0) heap.free(this.#table, this.#tableCells(this.#capacity));
    log.record(this.#head);
    log.record(this.#head + 1);
    u32[this.#head * 2] = table;
    u32[this.#head * 2 + 1] = capacity;
    u32[this.#head * 2 + 3] = used;
    this.#fresh = table;
    this.#freshCall = log.call;
  }

  /** Copies the live entries into a fresh table; returns how many. */
  #copyEntries(table: number, capacity: number): number {
    const u32 = this.#u32;
    const entries = entriesOf(table, capacity);
    let count = 0;
    for (let index = 0; index < this.#used; index++) {
      const from = this.#entry(index) * 2;
      const hash = u32[from]!;
      if (hash & DELETED) continue;
      const to = (entries + count * this.#entryCells) * 2;
      const bucket = bucketOf(table, capacity, hash);
      u32[to] = hash;
      u32[to + 1] = u32[bucket]!;
      for (let word = 2; word < 2 * this.#entryCells; word++) u32[to + word] = u32[from + word]!;
      u32[bucket] = ++count;
    }
    return count;
  }

  /** Deleted entries vanish in a rebuild: each cursor steps back by those it has passed. */
  #moveCursors(): void {
    for (const cursor of this.#liveCursors()) {
      let live = 0;
      for (let index = 0; index < cursor.index; index++) {
        if (!(this.#u32[this.#entry(index) * 2]! & DELETED)) live++;
      }
      cursor.index = live;
    }
  }

  #freeElements(): void {
    for (let index = 0; index < this.#used; index++) {
      const entry = this.#entry(index);
      if (this.#u32[entry * 2]! & DELETED) continue;
      this.#keys.free(this.#store, entry + 1);
      this.#values?.free(this.#store, entry + 2);
    }
  }
}

const entriesOf = (table: number, capacity: number): number => table + capacity / 2;

/** The word of the bucket. The hash's lowest bit tells a text's encoding and is mostly 0: it is left out. */
const bucketOf = (table: number, capacity: number, hash: number): number =>
  table * 2 + ((hash >>> 1) & (capacity - 1));
