import { boxed } from "./boxed.js";
import type { Codec, Fault, Inline, Reader } from "./codec.js";
import { string } from "./codecs.js";
import type { Store } from "./store.js";

type Values = Record<string, unknown>;
export type Property = readonly [name: string, codec: Codec<unknown>, optional?: "optional"];

export interface RecordCodec<T> extends Codec<T> {
  /** Whether it would keep all that an object has. */
  knows(value: object): boolean;
}

/** Of an index in the list of what is there: the property is, and its value is `undefined`. */
const UNDEFINED = 2 ** 15;
const INDICES_A_CELL = 4;

/** An object with these properties; others that it has are left out. */
export function recordOf<T extends object>(
  name: string,
  ...properties: readonly Property[]
): RecordCodec<T> {
  const inline = new InlineRecord(name, properties);
  return { ...(boxed(inline) as unknown as Codec<T>), knows: (value) => inline.knows(value) };
}

/** First a list of 16 bits each: how many properties are there, and which, in the object's own order. Then their values. */
class InlineRecord implements Inline<Values> {
  readonly name: string;
  readonly #properties: readonly Property[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(name: string, properties: readonly Property[]) {
    this.name = name;
    this.#properties = properties;
    this.#places = new Map(properties.map(([key], at) => [key, at]));
  }

  fault(value: unknown): Fault | undefined {
    if (!isRecord(value)) return undefined;
    const wrong = this.#properties.find((each) => !takes(each, value));
    return wrong && { path: pathOf(wrong[0]), codec: wrong[1], value: value[wrong[0]] };
  }

  accepts(value: unknown): boolean {
    return isRecord(value) && this.#properties.every((each) => takes(each, value));
  }

  knows(value: object): boolean {
    return Object.keys(value).every((key) => this.#places.has(key));
  }

  size(store: Store, value: Values): number {
    const indices = this.#indicesOf(value);
    return indices.reduce(
      (sum, at) => sum + sizeOf(store, this.#properties[at]!, value),
      listCells(indices.length),
    );
  }

  put(store: Store, at: number, value: Values): number {
    const indices = this.#indicesOf(value);
    const { u16 } = store.arena;
    let entry = at * INDICES_A_CELL;
    let next = at + listCells(indices.length);
    u16[entry++] = indices.length;
    for (const index of indices) {
      const [key, codec] = this.#properties[index]!;
      const isThere = isKept(this.#properties[index]!, value);
      u16[entry++] = isThere ? index : index + UNDEFINED;
      if (isThere) next = codec.put(store, next, value[key]);
    }
    return next;
  }

  take(reader: Reader): Values {
    const { u16 } = reader.store.arena;
    let entry = reader.at * INDICES_A_CELL;
    const count = u16[entry++]!;
    reader.at += listCells(count);
    const value: Values = {};
    for (const end = entry + count; entry < end; entry++) {
      const [key, codec] = this.#properties[u16[entry]! % UNDEFINED]!;
      value[key] = u16[entry]! < UNDEFINED ? codec.take(reader) : undefined;
    }
    return value;
  }

  /** Own properties in their order, then those that it inherits. */
  #indicesOf(value: Values): readonly number[] {
    const own = Object.keys(value).flatMap((key) => this.#places.get(key) ?? []);
    if (own.length === this.#properties.length) return own;
    const inherited = this.#properties.flatMap(([key], at) =>
      key in value && !own.includes(at) ? [at] : [],
    );
    return [...own, ...inherited];
  }
}

const listCells = (length: number): number => Math.ceil((1 + length) / INDICES_A_CELL);

/** Whether there is more to keep of a property than that it is `undefined`. */
const isKept = ([name, codec]: Property, value: Values): boolean =>
  value[name] !== undefined || codec.accepts(undefined);

const sizeOf = (store: Store, property: Property, value: Values): number =>
  isKept(property, value) ? property[1].size(store, value[property[0]]) : 0;

/** An object as a table from text to values of one type: a cell with their number, then names and values. */
export function dictionaryOf<T extends object>(name: string, values: Codec<unknown>): Codec<T> {
  const inline: Inline<Values> = {
    name,
    fault(value) {
      const wrong = entriesOf(value).find(([, each]) => !values.accepts(each));
      return wrong && { path: pathOf(wrong[0]), codec: values, value: wrong[1] };
    },
    accepts: (value) =>
      isRecord(value) && entriesOf(value).every(([, each]) => values.accepts(each)),
    size: (store, value) =>
      entriesOf(value).reduce(
        (sum, [key, each]) => sum + string.size(store, key) + values.size(store, each),
        1,
      ),
    put(store, at, value) {
      const entries = entriesOf(value);
      store.u32[at * 2] = entries.length;
      return entries.reduce(
        (next, [key, each]) => values.put(store, string.put(store, next, key), each),
        at + 1,
      );
    },
    take(reader) {
      const count = reader.store.u32[reader.at++ * 2]!;
      const entries = Array.from({ length: count }, () => [
        string.take(reader),
        values.take(reader),
      ]);
      return Object.fromEntries(entries) as Values;
    },
  };
  return boxed(inline) as unknown as Codec<T>;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  isRecord(value) ? Object.entries(value) : [];

const pathOf = (name: string): string =>
  /^[\w$]+$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;

const takes = ([name, codec, optional]: Property, value: Values): boolean =>
  (optional !== undefined && value[name] === undefined) || codec.accepts(value[name]);
