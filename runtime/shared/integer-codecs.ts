import { mix, oneCell } from "./codec.js";

const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;

/** In the cell's first word, where Atomics can change it in place. */
export const i32 = oneCell<number>({
  name: "i32",
  range: { of: "number", text: "a whole number from -2147483648 to 2147483647" },
  wide: false,
  accepts: (value) => typeof value === "number" && (value | 0) === value,
  hash: (_, value) => mix(value),
  holds: ({ i32 }, cell, value) => i32[cell * 2] === value,
  read: ({ i32 }, cell) => i32[cell * 2]!,
  write: ({ i32 }, cell, value) => {
    i32[cell * 2] = value;
  },
});

export const u32 = oneCell<number>({
  name: "u32",
  range: { of: "number", text: "a whole number from 0 to 4294967295" },
  wide: false,
  accepts: (value) => typeof value === "number" && value >>> 0 === value,
  hash: (_, value) => mix(value),
  holds: ({ u32 }, cell, value) => u32[cell * 2] === value,
  read: ({ u32 }, cell) => u32[cell * 2]!,
  write: ({ u32 }, cell, value) => {
    u32[cell * 2] = value;
  },
});

export const i64 = oneCell<bigint>({
  name: "i64",
  range: { of: "bigint", text: "a bigint from -2^63 to 2^63 - 1" },
  wide: true,
  accepts: (value) => typeof value === "bigint" && value >= I64_MIN && value <= I64_MAX,
  hash: (_, value) => hashBigint(value),
  holds: ({ i64 }, cell, value) => i64[cell] === value,
  read: ({ i64 }, cell) => i64[cell]!,
  write: ({ i64 }, cell, value) => {
    i64[cell] = value;
  },
});

export const hashBigint = (value: bigint): number =>
  mix(Number(BigInt.asIntN(32, value ^ (value >> 32n))));
