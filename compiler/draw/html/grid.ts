import type { DrawnEdge, DrawnNode } from "../drawing.js";
import { grouped } from "../grouped.js";
import { gap, leftMargin, margin } from "./gaps.js";
import { largest, middleOf, type Placed } from "./rectangle.js";
import { sizeOf } from "./sizes.js";
import { spread, type Wish } from "./spread.js";

/** Where arrows to a box of a later column pass between the boxes of this one: together, since they end together. */
export interface Lane {
  readonly y: number;
}

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly boxes: readonly Placed[];
  /** By the id of the box that they lead to. */
  readonly lanes: ReadonlyMap<string, Lane>;
}

/** Arrows over more columns have no lanes and pass behind boxes, so that there are never too many lanes. */
export const farthest = 8;

export interface GridScope {
  readonly edges: readonly DrawnEdge[];
  /** The room that labels need behind each column. */
  readonly labelWidths: readonly number[];
}

interface Grid extends GridScope {
  readonly columns: Column[];
  readonly columnOf: ReadonlyMap<string, number>;
  readonly leaving: ReadonlyMap<string, readonly DrawnEdge[]>;
  /** For each column, where the arrows come from that arrive in it, by the box that they lead to. */
  readonly arriving: readonly Map<string, number[]>[];
}

/** Columns of boxes behind the chains, each box and lane as near as can be to the middle of what leads to it. */
export function gridOf(
  chains: readonly Placed[],
  columns: readonly (readonly DrawnNode[])[],
  scope: GridScope,
): readonly Column[] {
  const all = [chains.map((each) => each.node), ...columns];
  const grid: Grid = {
    ...scope,
    columns: [chainColumn(chains)],
    columnOf: new Map(all.flatMap((nodes, at) => nodes.map(({ id }) => [id, at] as const))),
    leaving: grouped(scope.edges, (each) => each.from),
    arriving: all.map(() => new Map<string, number[]>()),
  };
  sendFrom(0, grid);
  for (const [at, nodes] of columns.entries()) {
    grid.columns.push(placeColumn(nodes, at + 1, grid));
    sendFrom(at + 1, grid);
  }
  return grid.columns;
}

const chainColumn = (boxes: readonly Placed[]): Column => ({
  x: boxes[0]?.x ?? leftMargin,
  width: boxes[0]?.width ?? 0,
  boxes,
  lanes: new Map(),
});

/** Tells later columns where the arrows that leave this one begin. */
function sendFrom(at: number, { columns, columnOf, leaving, arriving }: Grid): void {
  const send = (to: string, y: number, farAway: boolean) => {
    const column = columnOf.get(to)!;
    if (column <= at) return;
    const next = arriving[farAway && column - at > farthest ? column : at + 1]!;
    const all = next.get(to);
    if (all === undefined) next.set(to, [y]);
    else all.push(y);
  };
  const { boxes, lanes } = columns[at]!;
  for (const box of boxes) {
    for (const { to } of leaving.get(box.node.id) ?? []) send(to, middleOf(box), true);
  }
  for (const [to, { y }] of lanes) send(to, y, false);
}

interface Item extends Wish {
  readonly middle: number;
  readonly id: string;
  readonly node?: DrawnNode;
}

function placeColumn(nodes: readonly DrawnNode[], at: number, grid: Grid): Column {
  const x = startOf(at, grid);
  const arriving = grid.arriving[at]!;
  const ids = new Set(nodes.map((each) => each.id));
  const items = [
    ...nodes.map((each) => boxItem(each, arriving.get(each.id))),
    ...[...arriving].filter(([id]) => !ids.has(id)).map(([id, ys]) => laneItem(id, ys)),
  ].sort((a, b) => (a.middle === b.middle ? 0 : a.middle - b.middle));
  const tops = topsOf(items);
  const boxes: Placed[] = [];
  const lanes = new Map<string, Lane>();
  for (const [place, { id, node }] of items.entries()) {
    const y = tops[place]!;
    if (node === undefined) lanes.set(id, { y });
    else boxes.push({ node, column: at, x, y, ...sizeOf(node) });
  }
  return { x, width: largest(boxes.map((each) => each.width)), boxes, lanes };
}

function boxItem(node: DrawnNode, ys: readonly number[] | undefined): Item {
  const { height } = sizeOf(node);
  const middle = ys === undefined ? Number.POSITIVE_INFINITY : meanOf(ys);
  return { id: node.id, node, middle, top: middle - height / 2, size: height + gap.row };
}

function laneItem(id: string, ys: readonly number[]): Item {
  const middle = meanOf(ys);
  return { id, middle, top: middle, size: gap.lane };
}

const meanOf = (ys: readonly number[]): number => ys.reduce((a, b) => a + b, 0) / ys.length;

/** What nothing leads to comes last. */
function topsOf(items: readonly Item[]): readonly number[] {
  const wanted = items.filter((each) => Number.isFinite(each.top));
  const tops = [...spread(wanted, margin)];
  for (let at = wanted.length; at < items.length; at++) {
    tops.push(at === 0 ? margin : tops[at - 1]! + items[at - 1]!.size);
  }
  return tops;
}

function startOf(at: number, { columns, labelWidths }: Grid): number {
  const before = columns[at - 1]!;
  return before.x + before.width + gap.column + (labelWidths[at - 1] ?? 0);
}
