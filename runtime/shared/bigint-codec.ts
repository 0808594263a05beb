import { boxed } from "./boxed.js";
import type { Inline, Reader } from "./codec.js";
import { hashBigint } from "./integer-codecs.js";
import type { Store } from "./store.js";

const DIGITS = 16;

/**
 * A bigint of any size: a cell with the number of limbs (low word) and whether it is negative (high word), then the
 * limbs of 64 bits, least significant first. In hexadecimal between the two, which takes linear time.
 */
const limbs: Inline<bigint> = {
  name: "bigint",
  accepts: (value) => typeof value === "bigint",
  size: (_, value) => 1 + limbsOf(value < 0n ? -value : value),
  put(store, at, value) {
    const magnitude = value < 0n ? -value : value;
    const count = limbsOf(magnitude);
    store.u32[at * 2] = count;
    store.u32[at * 2 + 1] = value < 0n ? 1 : 0;
    if (count === 1) store.i64[at + 1] = magnitude;
    else if (count > 1) putLimbs(store, at + 1, magnitude.toString(16));
    return at + 1 + count;
  },
  take(reader) {
    const { store, at } = reader;
    const count = store.u32[at * 2]!;
    reader.at = at + 1 + count;
    const magnitude = takeLimbs(store, at + 1, count);
    return store.u32[at * 2 + 1] === 1 ? -magnitude : magnitude;
  },
};

export const bigint = boxed(limbs, { hash: hashBigint, isSame: (a, b) => a === b });

function limbsOf(magnitude: bigint): number {
  if (magnitude < 2n ** 64n) return magnitude === 0n ? 0 : 1;
  return Math.ceil(magnitude.toString(16).length / DIGITS);
}

function putLimbs({ i64 }: Store, first: number, digits: string): void {
  let at = first;
  for (let end = digits.length; end > 0; end -= DIGITS) {
    i64[at++] = BigInt(`0x${digits.slice(Math.max(0, end - DIGITS), end)}`);
  }
}

function takeLimbs({ i64 }: Reader["store"], first: number, count: number): bigint {
  if (count === 0) return 0n;
  if (count === 1) return BigInt.asUintN(64, i64[first]!);
  const digits: string[] = [];
  for (let at = first + count - 1; at >= first; at--) {
    digits.push(BigInt.asUintN(64, i64[at]!).toString(16).padStart(DIGITS, "0"));
  }
  return BigInt(`0x${digits.join("")}`);
}
