import type { DrawnEdge } from "../drawing.js";
import { type Column, farthest } from "./grid.js";
import { labelsApart } from "./labels-apart.js";
import { middleOf, type Placed, type Rectangle, rightOf } from "./rectangle.js";

interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle";
}

/** The line of an arrow. */
export interface Route {
  readonly edge: DrawnEdge;
  readonly path: string;
  readonly text: string;
  readonly label: LabelPlace;
  readonly extent: Rectangle;
}

interface Ends {
  readonly edge: DrawnEdge;
  readonly from: Placed;
  readonly to: Placed;
}

type Line = Omit<Route, "edge" | "text">;

export function routesOf(
  edges: readonly DrawnEdge[],
  columns: readonly Column[],
  labelOf: (edge: DrawnEdge) => string,
): readonly Route[] {
  const boxes = new Map(columns.flatMap((each) => each.boxes).map((each) => [each.node.id, each]));
  const routes = edges.map((edge): Route => {
    const ends = { edge, from: boxes.get(edge.from)!, to: boxes.get(edge.to)! };
    return { edge, text: labelOf(edge), ...lineOf(ends, columns) };
  });
  return labelsApart(routes);
}

function lineOf(ends: Ends, columns: readonly Column[]): Line {
  if (ends.edge.kind === "passes") return down(ends);
  if (ends.to.column > ends.from.column) return right(ends, columns);
  return ends.from.column === 0 ? around(ends, "left") : around(ends, "right");
}

/** From a step to the next, near the left edge, so that the label has room. */
function down({ from, to }: Ends): Line {
  const x = from.x + 26;
  const [start, end] = [from.y + from.height, to.y];
  return {
    path: `M${x},${start} V${end}`,
    label: { x: x + 10, y: (start + end) / 2 + 4, anchor: "start" },
    extent: { x, y: start, width: 0, height: end - start },
  };
}

/** From the right of one box, past its neighbours, to the left of another, along the lanes between them. */
function right({ from, to }: Ends, columns: readonly Column[]): Line {
  const isFar = to.column - from.column > farthest;
  const passed = isFar ? [] : columns.slice(from.column + 1, to.column);
  const stops = passed.map(({ x, width, lanes }) => {
    return { left: x, right: x + width, y: lanes.get(to.node.id)!.y };
  });
  const start = { ...pointAt(rightOf(columns[from.column]!)), y: middleOf(from) };
  const end = { ...pointAt(to.x), y: middleOf(to) };
  const all = [start, ...stops, end];
  const hops = all.slice(1).map((stop, at) => hop(all[at]!, stop));
  const [first] = all.slice(1);
  const ys = all.map((each) => each.y);
  const top = ys.reduce((a, b) => Math.min(a, b));
  return {
    path: `M${rightOf(from)},${start.y} H${start.right} ${hops.join(" ")}`,
    label: {
      x: Math.round((start.right + first!.left) / 2),
      y: Math.round((start.y + first!.y) / 2) + 4,
      anchor: "middle",
    },
    extent: {
      x: start.right,
      y: top,
      width: end.left - start.right,
      height: ys.reduce((a, b) => Math.max(a, b)) - top,
    },
  };
}

const pointAt = (x: number) => ({ left: x, right: x });

interface Stop {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** From the right of a stop to the left of the next, and through that. */
function hop(stop: Stop, next: Stop): string {
  const bend = Math.round((stop.right + next.left) / 2);
  const curve = `C${bend},${stop.y} ${bend},${next.y} ${next.left},${next.y}`;
  return next.left === next.right ? curve : `${curve} H${next.right}`;
}

/**
 * From one side back to the same side: a step that runs another flow, members that need one another. Those that go up
 * keep further off than those that go down.
 */
function around({ from, to }: Ends, side: "left" | "right"): Line {
  const sign = side === "left" ? -1 : 1;
  const edgeOf = (box: Placed) => (side === "left" ? box.x : box.x + box.width);
  const isDown = middleOf(to) >= middleOf(from);
  const [x1, x2] = [edgeOf(from), edgeOf(to)];
  const [y1, y2] = isDown ? [middleOf(from) - 7, middleOf(to) + 7] : [middleOf(from), middleOf(to)];
  const bend = sign * (Math.max(sign * x1, sign * x2) + (isDown ? 40 : 60));
  return {
    path: `M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x2},${y2}`,
    label: { x: (x1 + 3 * bend) / 4, y: (y1 + y2) / 2 + 4, anchor: "middle" },
    extent: {
      x: Math.min(x1, x2, bend),
      y: Math.min(y1, y2),
      width: Math.max(x1, x2, bend) - Math.min(x1, x2, bend),
      height: Math.abs(y2 - y1),
    },
  };
}
