import type { DrawnContext, DrawnNode } from "../drawing.js";
import { edgeLabel, flowsOf, outsideFlows } from "../labels.js";
import { columnsOf } from "./columns.js";
import { type Route, routesOf } from "./routes.js";
import { sizeOf, widthOf } from "./sizes.js";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Rectangle {
  readonly node: DrawnNode;
  readonly column: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** One around each flow. */
  readonly frames: readonly Rectangle[];
  readonly boxes: readonly Placed[];
  readonly routes: readonly Route[];
}

const margin = 24;
/** At the left, for the arrows from steps to other flows. */
const leftMargin = 64;
const gap = { column: 72, row: 22, step: 40, flow: 56, frame: 16 } as const;

/** Flows at the left as columns of steps, then nodes, then members in the order of what needs what. */
export function layoutOf(context: DrawnContext): Layout {
  const chains = chainsOf(context);
  const boxes = [...chains];
  for (const nodes of columnsOf(context, outsideFlows(context))) {
    boxes.push(...placeColumn(nodes, boxes, context));
  }
  const frames = [...flowsOf(context).keys()].map((flow) =>
    around(chains.filter(({ node }) => "flow" in node && node.flow === flow)),
  );
  const routes = routesOf(context, boxes);
  const extents = [...frames, ...boxes, ...routes.map((each) => each.extent)];
  return {
    width: Math.max(0, ...extents.map((each) => each.x + each.width)) + margin,
    height: Math.max(0, ...extents.map((each) => each.y + each.height)) + margin,
    frames,
    boxes,
    routes,
  };
}

/** All flows, one below the other, as wide as the widest. */
function chainsOf(context: DrawnContext): readonly Placed[] {
  const flows = [...flowsOf(context).values()];
  const labels = context.edges
    .filter((each) => each.kind === "passes")
    .map((each) => widthOf(edgeLabel(each, context)) + 40);
  const width = Math.max(0, ...labels, ...flows.flat().map((each) => sizeOf(each).width));
  const boxes: Placed[] = [];
  let y = margin + gap.frame;
  for (const node of flows.flat()) {
    if (node.kind === "flow" && boxes.length > 0) y += gap.flow - gap.step;
    const { height } = sizeOf(node);
    boxes.push({ node, column: 0, x: leftMargin + gap.frame, y, width, height });
    y += height + gap.step;
  }
  return boxes;
}

/** Each box as near as can be to the middle of what points to it. */
function placeColumn(
  nodes: readonly DrawnNode[],
  before: readonly Placed[],
  context: DrawnContext,
): readonly Placed[] {
  const column = Math.max(0, ...before.map((each) => each.column)) + 1;
  const x = startOf(column, before, context);
  const wanted = nodes.map((node) => ({
    node,
    ...sizeOf(node),
    at: middleOf(node, before, context),
  }));
  wanted.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  let free = margin;
  return wanted.map(({ node, width, height, at }): Placed => {
    const y = Math.max(free, Number.isFinite(at) ? at - height / 2 : free);
    free = y + height + gap.row;
    return { node, column, x, y, width, height };
  });
}

function startOf(column: number, before: readonly Placed[], context: DrawnContext): number {
  const ids = new Set(before.filter((e) => e.column === column - 1).map(({ node }) => node.id));
  const labels = context.edges
    .filter(({ kind, from }) => kind !== "passes" && ids.has(from))
    .map((each) => widthOf(edgeLabel(each, context)));
  const end = Math.max(leftMargin, ...before.map((each) => each.x + each.width));
  return end + gap.column + Math.max(0, ...labels);
}

/** Infinite where nothing points to it. */
function middleOf({ id }: DrawnNode, before: readonly Placed[], { edges }: DrawnContext): number {
  const from = new Set(edges.filter(({ to }) => to === id).map((each) => each.from));
  const middles = before
    .filter(({ node }) => from.has(node.id))
    .map(({ y, height }) => y + height / 2);
  if (middles.length === 0) return Number.POSITIVE_INFINITY;
  return middles.reduce((a, b) => a + b, 0) / middles.length;
}

function around(boxes: readonly Rectangle[]): Rectangle {
  const x = Math.min(...boxes.map((each) => each.x)) - gap.frame;
  const y = Math.min(...boxes.map((each) => each.y)) - gap.frame;
  const right = Math.max(...boxes.map((each) => each.x + each.width)) + gap.frame;
  const bottom = Math.max(...boxes.map((each) => each.y + each.height)) + gap.frame;
  return { x, y, width: right - x, height: bottom - y };
}
