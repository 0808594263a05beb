import { expect, test } from "vitest";
import { ChunkSize } from "../../runtime/flow/chunk-size.js";

test("grows twofold at most, up to a limit", () => {
  const size = new ChunkSize(4);
  const sizes = Array.from({ length: 11 }, () => {
    const next = size.next(undefined);
    size.learn(next, next * 0.001);
    return next;
  });
  expect(sizes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256]);
});

test("settles at what takes two milliseconds", () => {
  const size = new ChunkSize(4);
  for (let i = 0; i < 10; i++) size.learn(10, 1);
  expect(size.next(undefined)).toBe(20);
  size.learn(20, 500);
  expect(size.next(undefined)).toBe(1);
});

test("shrinks towards the end, and is never 0", () => {
  const size = new ChunkSize(4);
  for (let i = 0; i < 10; i++) size.learn(1, 0);
  expect([10_000, 100, 20, 8, 1].map((left) => size.next(left))).toEqual([256, 13, 3, 1, 1]);
});
