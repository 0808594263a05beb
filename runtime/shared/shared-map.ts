import type { UndoLog } from "../sync/undo-log.js";
import type { Codec } from "./codec.js";
import { MapTable } from "./map-table.js";
import type { Store } from "./store.js";
import { walkTable } from "./walk-table.js";
import { inRole, refusal } from "./wrong-type.js";

/** Gives `instanceof Map` without the internal slots of a Map, which none of the methods here would use. */
const MapShape = function MapShape() {} as unknown as new <K, V>() => Map<K, V>;
MapShape.prototype = Object.create(Map.prototype);

export interface MapCodecs<K, V> {
  readonly keys: Codec<K>;
  readonly values: Codec<V>;
}

/**
 * A Map in shared memory, alive while its object's lock is held: all methods, the order and the behaviour of
 * iterators under change are those of Map. Values are copies: changing one in place changes nothing here.
 *
 * Every method throws SharedStateError `NOT_GUARDED` outside of a guarded method; writes throw TypeError for a key
 * or value of another type and SharedStateError `ARENA_FULL`, which rolls the running call back.
 */
export class SharedMap<K, V> extends MapShape<K, V> {
  readonly #table: MapTable<K, V>;
  readonly #keys: Codec<K>;
  readonly #values: Codec<V>;
  readonly #field: () => string;
  readonly #log: UndoLog;

  constructor(store: Store, head: number, codecs: MapCodecs<K, V>) {
    super();
    this.#table = new MapTable(store, head, codecs);
    this.#keys = codecs.keys;
    this.#values = codecs.values;
    this.#field = () => store.fieldAt(head);
    this.#log = store.log;
  }

  override get size(): number {
    this.#log.check();
    return this.#table.size;
  }

  override get(key: K): V | undefined {
    this.#log.check();
    const entry = this.#keys.accepts(key) ? this.#table.find(key) : 0;
    return entry === 0 ? undefined : this.#table.readValue(entry);
  }

  override has(key: K): boolean {
    this.#log.check();
    return this.#keys.accepts(key) && this.#table.find(key) !== 0;
  }

  override set(key: K, value: V): this {
    this.#accept(key, value);
    this.#log.beginChange();
    this.#table.put(key, value);
    this.#log.endChange();
    return this;
  }

  override delete(key: K): boolean {
    if (!this.#keys.accepts(key)) return false;
    this.#log.beginChange();
    const removed = this.#table.remove(key);
    this.#log.endChange();
    return removed;
  }

  override clear(): void {
    this.#log.beginChange();
    this.#table.clear();
    this.#log.endChange();
  }

  /** Becomes equal to `source`; nothing changes if one of its keys or values has the wrong type. */
  assign(source: Iterable<readonly [K, V]>): void {
    const entries = [...source];
    for (const [key, value] of entries) this.#accept(key, value);
    this.#log.beginChange();
    this.#table.clear();
    for (const [key, value] of entries) this.#table.put(key, value);
    this.#log.endChange();
  }

  override forEach(
    callback: (value: V, key: K, map: Map<K, V>) => void,
    thisArgument?: unknown,
  ): void {
    for (const [key, value] of this.entries()) callback.call(thisArgument, value, key, this);
  }

  override entries(): Generator<[K, V], undefined> {
    const table = this.#table;
    return this.#walk((entry): [K, V] => [table.readKey(entry), table.readValue(entry)]);
  }

  override keys(): Generator<K, undefined> {
    return this.#walk((entry) => this.#table.readKey(entry));
  }

  override values(): Generator<V, undefined> {
    return this.#walk((entry) => this.#table.readValue(entry));
  }

  override [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries();
  }

  override get [Symbol.toStringTag](): string {
    return "Map";
  }

  /** What `console.log` shows. */
  [Symbol.for("nodejs.util.inspect.custom")](): Map<K, V> {
    return new Map(this);
  }

  #accept(key: K, value: V): void {
    if (!this.#keys.accepts(key)) {
      throw refusal(this.#field(), inRole(this.#keys, "as key"), key);
    }
    if (!this.#values.accepts(value)) {
      throw refusal(this.#field(), inRole(this.#values, "as value"), value);
    }
  }

  #walk<R>(read: (entry: number) => R): Generator<R, undefined> {
    return walkTable({ table: this.#table, log: this.#log }, read);
  }
}
