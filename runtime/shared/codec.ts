import type { Store } from "./store.js";

/** For `write` of a value that is no key. */
export const UNHASHED = -1;

/** How one value is kept in one cell. */
export interface Codec<T> {
  /** `number`, `string`, `"idle" | "busy"`: as messages say it. */
  readonly name: string;
  /** Of a codec that takes some values of a primitive type only. */
  readonly range?: { readonly of: "number" | "bigint"; readonly text: string };
  /** Whether values own blocks that must be freed. */
  readonly owning: boolean;
  accepts(value: unknown): boolean;
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

export const noBlock = (): void => {};

/** murmur3's last step: every bit of the input reaches every bit of the result. */
export function mix(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1;
}
