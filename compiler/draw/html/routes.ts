import type { DrawnContext, DrawnEdge } from "../drawing.js";
import type { Placed, Rectangle } from "./layout.js";

/** The line of an arrow. */
export interface Route {
  readonly edge: DrawnEdge;
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: "start" | "middle" };
  readonly extent: Rectangle;
}

type Ends = { readonly edge: DrawnEdge; readonly from: Placed; readonly to: Placed };

export function routesOf({ edges }: DrawnContext, boxes: readonly Placed[]): readonly Route[] {
  const byId = new Map(boxes.map((each) => [each.node.id, each]));
  return edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from === undefined || to === undefined ? [] : [routeOf({ edge, from, to })];
  });
}

function routeOf(ends: Ends): Route {
  if (ends.edge.kind === "passes") return down(ends);
  if (ends.to.column > ends.from.column) return right(ends);
  return ends.from.column === 0 ? around(ends, "left") : around(ends, "right");
}

/** From a step to the next, near the left edge, so that the label has room. */
function down({ edge, from, to }: Ends): Route {
  const x = from.x + 26;
  const [start, end] = [from.y + from.height, to.y];
  return {
    edge,
    path: `M${x},${start} V${end}`,
    label: { x: x + 10, y: (start + end) / 2 + 4, anchor: "start" },
    extent: { x, y: start, width: 0, height: end - start },
  };
}

function right({ edge, from, to }: Ends): Route {
  const [x1, y1, x2, y2] = [from.x + from.width, middle(from), to.x, middle(to)];
  const bend = Math.round((x1 + x2) / 2);
  return {
    edge,
    path: `M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x2},${y2}`,
    label: { x: bend, y: (y1 + y2) / 2 + 4, anchor: "middle" },
    extent: { x: x1, y: Math.min(y1, y2), width: x2 - x1, height: Math.abs(y2 - y1) },
  };
}

/**
 * From one side back to the same side: a step that runs another flow, members that need one another. Those that go up
 * keep further off than those that go down.
 */
function around({ edge, from, to }: Ends, side: "left" | "right"): Route {
  const sign = side === "left" ? -1 : 1;
  const edgeOf = (box: Placed) => (side === "left" ? box.x : box.x + box.width);
  const isDown = middle(to) >= middle(from);
  const [x1, x2] = [edgeOf(from), edgeOf(to)];
  const [y1, y2] = isDown ? [middle(from) - 7, middle(to) + 7] : [middle(from), middle(to)];
  const bend = sign * (Math.max(sign * x1, sign * x2) + (isDown ? 40 : 60));
  return {
    edge,
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

const middle = ({ y, height }: Rectangle): number => Math.round(y + height / 2);
