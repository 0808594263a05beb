import type { Store } from "./store.js";

/** For `write` of a value that is no key. */
export const UNHASHED = -1;

/** Where a reading of a block has come. */
export interface Reader {
  readonly store: Store;
  at: number;
}

/** Why a codec does not take a value: the part that is wrong, and where in the whole it is. */
export interface Fault {
  /** `.price`, `[3]`, ` as key`. */
  readonly path: string;
  readonly codec: Described;
  readonly value: unknown;
}

/** A codec as messages speak of it. */
export interface Described {
  /** `number`, `string`, `"idle" | "busy"`. */
  readonly name: string;
  /** Of a codec that takes some values of a primitive type only. */
  readonly range?: { readonly of: "number" | "bigint"; readonly text: string };
  /** Of a codec of values that have parts: the first part that it does not take, if that is why. */
  fault?(value: unknown): Fault | undefined;
}

/** How a value is kept among others in one block, in as many cells as it needs. */
export interface Inline<T> extends Described {
  accepts(value: unknown): boolean;
  size(store: Store, value: T): number;
  /** Fills fresh cells from `at` on; returns the first one behind them. */
  put(store: Store, at: number, value: T): number;
  take(reader: Reader): T;
}

/** How a value is kept: in one cell of its own, with blocks that it owns, or inline. */
export interface Codec<T> extends Inline<T> {
  /** Whether values own blocks that must be freed. */
  readonly owning: boolean;
  /** Whether both words of the cell are needed. */
  readonly wide: boolean;
  /** 31 bits; equal for values that a Map takes as the same key. */
  hash(store: Store, value: T): number;
  /** Whether the cell has this value, given that the hashes are equal. */
  holds(store: Store, cell: number, value: T): boolean;
  read(store: Store, cell: number): T;
  /** Fills a cell that the caller has journalled, or that is fresh. `hash` is the key's, or UNHASHED. */
  write(store: Store, cell: number, value: T, hash: number): void;
  /** Frees what the cell owns, when the running call commits. */
  free(store: Store, cell: number): void;
}

type Plain<T> = Pick<Codec<T>, "accepts" | "hash" | "holds" | "read" | "write" | "wide"> &
  Described;

/** The codec of values that fit into a cell: inline they take one as well. */
export function oneCell<T>(plain: Plain<T>): Codec<T> {
  return {
    ...plain,
    owning: false,
    free: () => {},
    size: () => 1,
    put(store, at, value) {
      plain.write(store, at, value, UNHASHED);
      return at + 1;
    },
    take: (reader) => plain.read(reader.store, reader.at++),
  };
}

/** murmur3's last step: every bit of the input reaches every bit of the result. */
export function mix(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1;
}
