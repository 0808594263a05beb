import { describe, expect, test } from "vitest";
import { topologicalOrder } from "../../../compiler/graph/topological-order.js";
import { graphOf } from "./digraphs.js";

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
