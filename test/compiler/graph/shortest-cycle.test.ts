import { describe, expect, test } from "vitest";
import { shortestCycle } from "../../../compiler/graph/shortest-cycle.js";
import { graphOf } from "./digraphs.js";

describe("shortest cycle", () => {
  test("of several, from the key that comes first", () => {
    const graph = graphOf({ a: ["b"], b: ["c"], c: ["a", "d"], d: ["c"] });
    expect(shortestCycle(["a", "b", "c", "d"], graph)).toEqual(["c", "d"]);
    expect(shortestCycle(["d", "c", "b", "a"], graph)).toEqual(["d", "c"]);
  });

  test("of one length, the earliest", () => {
    const graph = graphOf({ a: ["b", "c"], b: ["a"], c: ["a"] });
    expect(shortestCycle(["c", "a", "b"], graph)).toEqual(["c", "a"]);
  });

  test("of a key with itself", () => {
    expect(shortestCycle(["a", "b"], graphOf({ a: ["b"], b: ["b", "a"] }))).toEqual(["b"]);
  });

  test("does not leave the component", () => {
    const graph = graphOf({ a: ["x", "b"], b: ["c"], c: ["a"], x: ["a"] });
    expect(shortestCycle(["a", "b", "c"], graph)).toEqual(["a", "b", "c"]);
  });

  test("none", () => {
    expect(shortestCycle(["a", "b"], graphOf({ a: ["b"], b: [] }))).toEqual([]);
  });

  test("of a ring of 20,000", () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => at);
    const ring = { keys, edges: (at: number) => [(at + 1) % keys.length] };
    expect(shortestCycle(keys, ring)).toHaveLength(20_000);
  });
});
