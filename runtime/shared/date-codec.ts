import { oneCell } from "./codec.js";

/** Its time; NaN for an invalid date. Each reading gives a Date of its own. */
export const date = oneCell<Date>({
  name: "Date",
  wide: true,
  accepts: (value) => value instanceof Date,
  hash: () => 0,
  holds: () => false,
  read: ({ f64 }, cell) => new Date(f64[cell]!),
  write: ({ f64 }, cell, value) => {
    f64[cell] = value.getTime();
  },
});
