import { describe, expect, test } from "vitest";
import { components, cyclesOf } from "../../../compiler/graph/components.js";
import { chainOf, graphOf } from "./digraphs.js";

describe("components", () => {
  test("those that an edge leads to come first", () => {
    expect(components(graphOf({ a: ["b"], b: ["c"], c: ["b"], d: [] }))).toEqual([
      ["b", "c"],
      ["a"],
      ["d"],
    ]);
  });

  test("cycles are components of several keys, or of one with an edge to itself", () => {
    expect(cyclesOf(graphOf({ a: ["a"], b: ["c"], c: ["d"], d: ["b", "a"], e: ["a"] }))).toEqual([
      ["a"],
      ["b", "c", "d"],
    ]);
  });

  test("two cycles that touch are one", () => {
    expect(cyclesOf(graphOf({ a: ["b"], b: ["a", "c"], c: ["b"] }))).toEqual([["a", "b", "c"]]);
  });

  test("edges to unknown keys are ignored", () => {
    expect(components(graphOf({ a: ["x"] }))).toEqual([["a"]]);
  });

  test("a long chain and a long circle", () => {
    expect(components(chainOf(100_000))).toHaveLength(100_000);
    const { keys } = chainOf(100_000);
    const circle = { keys, edges: (at: number) => [(at + 1) % keys.length] };
    expect(cyclesOf(circle)).toEqual([keys]);
  });
});
