import { describe, expect, test } from "vitest";
import { shortestPath } from "../../../compiler/graph/shortest-path.js";
import { graphOf } from "./digraphs.js";

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
