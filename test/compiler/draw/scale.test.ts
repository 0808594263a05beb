import { describe, expect, it } from "vitest";
import { toDot } from "../../../compiler/draw/dot.js";
import { draw } from "../../../compiler/draw/draw.js";
import type {
  Drawing,
  DrawnContext,
  DrawnEdge,
  DrawnNode,
} from "../../../compiler/draw/drawing.js";
import { layoutOf } from "../../../compiler/draw/html/layout.js";
import { toHtml } from "../../../compiler/draw/html/page.js";
import { toJson } from "../../../compiler/draw/json.js";
import { toMermaid } from "../../../compiler/draw/mermaid.js";
import { ofFlow } from "../../../compiler/draw/narrow.js";
import { compiled, contextOf } from "./drawings.js";
import { large } from "./large.js";
import { visitsOf } from "./visits.js";

/** Four times as much of everything: linear work grows fourfold, quadratic work sixteenfold. */
const growth = (work: (size: number) => () => void, size: number): number =>
  visitsOf(work(4 * size)) / visitsOf(work(size));

const place = { file: "src/a.ts", line: 1, column: 1 };
const box = { detail: "() → number", place, health: "sound" } as const;
const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

/** What members need, by their numbers. */
type Shape = (at: number, count: number) => readonly number[];

const shapes: Readonly<Record<string, Shape>> = {
  layers: (at, count) => [at + Math.ceil(count / 6), at + Math.ceil(count / 6) + 1],
  "a chain": (at) => [at + 1],
  "a ring": (at, count) => [(at + 1) % count],
  "one that all need": (at, count) => (at < count - 1 ? [count - 1] : []),
  nothing: () => [],
};

/** A flow, and thrice as many members as nodes; each node needs three members, anywhere. */
function drawingOfSize(nodes: number, needs: Shape): Drawing {
  const count = 3 * nodes;
  const edge = { label: "x", crosses: false, health: "sound" } as const;
  const members = range(count).map((at): DrawnNode => {
    return { ...box, id: `m${at}`, kind: "member", scope: "local", label: `m${at}` };
  });
  const steps = range(nodes).map((at): DrawnNode => {
    const step = { kind: "step", flow: "f", operator: "to", thread: "worker" } as const;
    return { ...box, ...step, id: `s${at}`, label: `to(n${at})` };
  });
  const functions = range(nodes).map((at): DrawnNode => {
    return { ...box, id: `n${at}`, kind: "node", label: `n${at}` };
  });
  const edges = [
    ...range(nodes).map(
      (at): DrawnEdge => ({ ...edge, kind: "runs", from: `s${at}`, to: `n${at}` }),
    ),
    ...range(nodes).map((at): DrawnEdge => {
      return { ...edge, kind: "passes", from: at === 0 ? "f" : `s${at - 1}`, to: `s${at}` };
    }),
    ...range(count).map((at): DrawnEdge => {
      return { ...edge, kind: "needs", from: `n${at % nodes}`, to: `m${(7 * at) % count}` };
    }),
    ...range(count).flatMap((at) =>
      needs(at, count)
        .filter((to) => to < count)
        .map((to): DrawnEdge => ({ ...edge, kind: "needs", from: `m${at}`, to: `m${to}` })),
    ),
  ];
  const entry: DrawnNode = { ...box, id: "f", kind: "flow", flow: "f", label: "f" };
  const all = [entry, ...steps, ...functions, ...members];
  const problem = { code: "AF1001", severity: "error", message: "", place } as const;
  return {
    version: 1,
    contexts: [{ id: "c", name: "C", place, nodes: all, edges }],
    problems: range(100).map((at) => ({ ...problem, nodes: [`n${at % nodes}`] })),
  };
}

describe("the work grows no faster than the program", () => {
  const renderers = {
    toMermaid,
    toDot,
    toJson,
    toHtml,
    "the flow alone": (d: Drawing) => ofFlow(d, "f"),
  };
  for (const [shape, needs] of Object.entries(shapes)) {
    it.each(Object.entries(renderers))(`of %s for members in ${shape}`, (_, render) => {
      const work = (nodes: number) => {
        const drawing = drawingOfSize(nodes, needs);
        return () => void render(drawing);
      };
      expect(growth(work, 100)).toBeLessThan(5);
    });
  }

  it("of the drawing", () => {
    const work = (nodes: number) => {
      const result = compiled(large(nodes));
      return () => void draw(result);
    };
    expect(growth(work, 15)).toBeLessThan(5);
  });

  it("is counted: a look for each among all is seen", () => {
    const work = (size: number) => () => {
      const all = range(size);
      for (const each of all) all.find((other) => other === each);
    };
    expect(growth(work, 100)).toBeGreaterThan(10);
  });
});

describe.each(Object.entries(shapes))("the layout of members in %s", (shape, needs) => {
  const context: DrawnContext = contextOf(drawingOfSize(60, needs));
  const { boxes, routes, width, height } = layoutOf(context, () => "label");

  it("has every box and arrow once, within the picture", () => {
    expect(boxes).toHaveLength(context.nodes.length);
    expect(routes.map((each) => each.edge)).toEqual(context.edges);
    for (const each of [...boxes, ...routes.map((route) => route.extent)]) {
      expect(Math.min(each.x, each.y)).toBeGreaterThanOrEqual(0);
      expect(each.x + each.width).toBeLessThan(width);
      expect(each.y + each.height).toBeLessThan(height);
    }
  });

  it("keeps boxes off one another, and those that are needed right of those that need them", () => {
    for (const [at, a] of boxes.entries()) {
      const over = boxes.slice(at + 1).filter((b) => {
        const apart = a.x + a.width < b.x || b.x + b.width < a.x;
        return !apart && a.y < b.y + b.height && b.y < a.y + a.height;
      });
      expect(over.map((b) => [a.node.id, b.node.id])).toEqual([]);
    }
    const columnOf = new Map(boxes.map(({ node, column }) => [node.id, column]));
    for (const { from, to } of context.edges.filter((each) => each.kind === "needs")) {
      const [a, b] = [columnOf.get(from)!, columnOf.get(to)!];
      if (shape === "a ring" && from.startsWith("m")) expect(a).toBe(b);
      else expect(a).toBeLessThan(b);
    }
  });
});
