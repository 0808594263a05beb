import { expect, test } from "vitest";
import { i32, i64, u32 } from "../../runtime/shared/integer-codecs.js";
import { newBox } from "./fixtures/box.js";
import { i32Content, i64Content, mapContent, u32Content } from "./fixtures/contents.js";

const wholeI32 = "a whole number from -2147483648 to 2147483647";
const wholeU32 = "a whole number from 0 to 4294967295";
const bigI64 = "a bigint from -2^63 to 2^63 - 1";

test.each([
  [i32Content, [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]],
  [u32Content, [0, 1, 2 ** 31, 2 ** 32 - 1]],
  [i64Content, [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 32n, -(2n ** 32n)]],
] as const)("%# keeps what is in its range", (content, values) => {
  const { box } = newBox<unknown>(content as Parameters<typeof newBox<unknown>>[0], values[0]);
  for (const value of values) {
    box.use((_, self) => {
      self.content = value;
    });
    expect(box.use((now) => now)).toBe(value);
  }
});

test("-0 becomes 0", () => {
  for (const content of [i32Content, u32Content]) {
    expect(
      Object.is(
        newBox(content, -0).box.use((now) => now),
        0,
      ),
    ).toBe(true);
  }
});

test.each([
  [i32Content, 5, 2 ** 31, `RangeError: Local.content: expected ${wholeI32}, got 2147483648`],
  [
    i32Content,
    5,
    -(2 ** 31) - 1,
    `RangeError: Local.content: expected ${wholeI32}, got -2147483649`,
  ],
  [i32Content, 5, 1.5, `RangeError: Local.content: expected ${wholeI32}, got 1.5`],
  [i32Content, 5, Number.NaN, `RangeError: Local.content: expected ${wholeI32}, got NaN`],
  [i32Content, 5, "1", 'TypeError: Local.content: expected i32, got "1"'],
  [i32Content, 5, true, "TypeError: Local.content: expected i32, got true"],
  [u32Content, 5, -1, `RangeError: Local.content: expected ${wholeU32}, got -1`],
  [u32Content, 5, 2 ** 32, `RangeError: Local.content: expected ${wholeU32}, got 4294967296`],
  [u32Content, 5, Infinity, `RangeError: Local.content: expected ${wholeU32}, got Infinity`],
  [u32Content, 5, 1n, "TypeError: Local.content: expected u32, got 1n"],
  [i64Content, 5n, 2n ** 63n, `RangeError: Local.content: expected ${bigI64}, got ${2n ** 63n}n`],
  [
    i64Content,
    5n,
    -(2n ** 63n) - 1n,
    `RangeError: Local.content: expected ${bigI64}, got -${2n ** 63n + 1n}n`,
  ],
  [i64Content, 5n, 1, "TypeError: Local.content: expected i64, got 1"],
] as const)(
  "%# refuses what it cannot keep, by name, and changes nothing",
  (content, initial, value, message) => {
    const { box } = newBox<unknown>(content as Parameters<typeof newBox<unknown>>[0], initial);
    const attempt = () =>
      box.use((_, self) => {
        self.content = value;
      });
    let error: unknown;
    try {
      attempt();
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).toBe(message);
    expect(box.use((now) => now)).toBe(initial);
  },
);

test("are keys and values of maps as well", () => {
  const { box } = newBox(mapContent<bigint, number>(i64, i32), new Map([[-1n, 1]]));
  const all = box.use((map) => {
    for (let n = -600; n < 600; n++) map.set(BigInt(n) * 2n ** 40n, n);
    return [map.size, map.get(-1n), map.get(-600n * 2n ** 40n), map.get(599n * 2n ** 40n)];
  });
  expect(all).toEqual([1201, 1, -600, 599]);
  const unsigned = newBox(mapContent<number, number>(u32, u32), new Map([[2 ** 32 - 1, 3]])).box;
  expect(unsigned.use((map) => [map.get(2 ** 32 - 1), map.has(-1), map.has(1.5)])).toEqual([
    3,
    false,
    false,
  ]);
  expect(() => box.use((map) => map.set(0n, 0.5))).toThrow(
    new RangeError(`Local.content: expected ${wholeI32} as value, got 0.5`),
  );
});
