import type { UndoLog } from "../sync/undo-log.js";
import type { Codec } from "./codec.js";
import { MapTable } from "./map-table.js";
import { SetShape } from "./set-shape.js";
import type { Store } from "./store.js";
import { walkTable } from "./walk-table.js";
import { inRole, refusal } from "./wrong-type.js";

/**
 * A Set in shared memory, alive while its object's lock is held: all methods, the order and the behaviour of iterators
 * under change are those of Set.
 *
 * Every method throws SharedStateError `NOT_GUARDED` outside of a guarded method; `add` throws TypeError for an element
 * of another type and SharedStateError `ARENA_FULL`, which rolls the running call back.
 */
export class SharedSet<T> extends SetShape<T> {
  readonly #table: MapTable<T, undefined>;
  readonly #codec: Codec<T>;
  readonly #field: () => string;
  readonly #log: UndoLog;

  constructor(store: Store, head: number, codec: Codec<T>) {
    super();
    this.#table = new MapTable(store, head, { keys: codec });
    this.#codec = codec;
    this.#field = () => store.fieldAt(head);
    this.#log = store.log;
  }

  override get size(): number {
    this.#log.check();
    return this.#table.size;
  }

  override has(value: T): boolean {
    this.#log.check();
    return this.#codec.accepts(value) && this.#table.find(value) !== 0;
  }

  override add(value: T): this {
    this.#accept(value);
    this.#log.beginChange();
    this.#table.put(value, undefined);
    this.#log.endChange();
    return this;
  }

  override delete(value: T): boolean {
    if (!this.#codec.accepts(value)) return false;
    this.#log.beginChange();
    const removed = this.#table.remove(value);
    this.#log.endChange();
    return removed;
  }

  override clear(): void {
    this.#log.beginChange();
    this.#table.clear();
    this.#log.endChange();
  }

  /** Becomes equal to `source`; nothing changes if one of its elements has the wrong type. */
  assign(source: Iterable<T>): void {
    const values = [...source];
    for (const value of values) this.#accept(value);
    this.#log.beginChange();
    this.#table.clear();
    for (const value of values) this.#table.put(value, undefined);
    this.#log.endChange();
  }

  override forEach(
    callback: (value: T, key: T, set: Set<T>) => void,
    thisArgument?: unknown,
  ): void {
    for (const value of this.values()) callback.call(thisArgument, value, value, this);
  }

  override entries(): Generator<[T, T], undefined> {
    return this.#walk((value): [T, T] => [value, value]);
  }

  override keys(): Generator<T, undefined> {
    return this.values();
  }

  override values(): Generator<T, undefined> {
    return this.#walk((value) => value);
  }

  override [Symbol.iterator](): Generator<T, undefined> {
    return this.values();
  }

  override get [Symbol.toStringTag](): string {
    return "Set";
  }

  /** What `console.log` shows. */
  [Symbol.for("nodejs.util.inspect.custom")](): Set<T> {
    return new Set(this);
  }

  #accept(value: T): void {
    if (this.#codec.accepts(value)) return;
    throw refusal(this.#field(), inRole(this.#codec, "as element"), value);
  }

  #walk<R>(read: (value: T) => R): Generator<R, undefined> {
    const table = this.#table;
    return walkTable({ table, log: this.#log }, (entry) => read(table.readKey(entry)));
  }
}
