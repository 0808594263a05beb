import { describe, expect, test } from "vitest";
import { components, cyclesOf } from "../../../compiler/graph/components.js";
import { shortestPath } from "../../../compiler/graph/shortest-path.js";
import { topologicalOrder } from "../../../compiler/graph/topological-order.js";

type Edges = Readonly<Record<string, readonly string[]>>;
const graphOf = (edges: Edges) => ({
  keys: Object.keys(edges),
  edges: (key: string) => edges[key] ?? [],
});

const chainOf = (length: number) => ({
  keys: Array.from({ length }, (_, at) => at),
  edges: (at: number) => (at + 1 < length ? [at + 1] : []),
});

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

describe("topological order", () => {
  test("what an edge leads to comes first, else the order of the keys", () => {
    expect(topologicalOrder(graphOf({ a: ["d"], b: [], c: ["a", "b"], d: [] }))).toEqual([
      ..."dabc",
    ]);
  });

  test("leaves out members of cycles, not those that need them", () => {
    expect(topologicalOrder(graphOf({ a: ["b"], b: ["b"], c: [] }))).toEqual(["a", "c"]);
  });
});

describe("shortest path", () => {
  const { edges } = graphOf({ a: ["b", "c"], b: ["d"], c: ["b"], d: ["a", "e"], e: [] });

  test("of several", () => {
    expect(shortestPath({ from: "a", to: "e", edges })).toEqual(["a", "b", "d", "e"]);
  });

  test("from a key to itself goes round", () => {
    expect(shortestPath({ from: "a", to: "a", edges })).toEqual(["a", "b", "d", "a"]);
    expect(shortestPath({ from: "e", to: "e", edges })).toBeUndefined();
  });

  test("none", () => {
    expect(shortestPath({ from: "e", to: "a", edges })).toBeUndefined();
  });
});
