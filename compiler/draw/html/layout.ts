import type { DrawnContext, DrawnEdge } from "../drawing.js";
import { outsideFlows } from "../labels.js";
import { placeChains } from "./chains.js";
import { columnsOf } from "./columns.js";
import { margin } from "./gaps.js";
import { gridOf } from "./grid.js";
import { bottomOf, largest, type Placed, type Rectangle, rightOf } from "./rectangle.js";
import { type Route, routesOf } from "./routes.js";
import { widthOf } from "./sizes.js";

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** One around each flow. */
  readonly frames: readonly Rectangle[];
  readonly boxes: readonly Placed[];
  readonly routes: readonly Route[];
}

/** Flows at the left as columns of steps, then nodes, then members in the order of what needs what. */
export function layoutOf(context: DrawnContext, labelOf: (edge: DrawnEdge) => string): Layout {
  const { boxes: chains, frames } = placeChains(context, labelOf);
  const nodes = columnsOf(context, outsideFlows(context));
  const { edges } = context;
  const columns = gridOf(chains, nodes, {
    edges,
    labelWidths: labelWidths([chains.map(({ node }) => node), ...nodes], edges, labelOf),
  });
  const boxes = columns.flatMap((each) => each.boxes);
  const routes = routesOf(edges, columns, labelOf);
  const extents = [...frames, ...boxes, ...routes.map((each) => each.extent)];
  return {
    width: largest(extents.map(rightOf)) + margin,
    height: largest(extents.map(bottomOf)) + margin,
    ...{ frames, boxes, routes },
  };
}

/** The widest label of arrows that leave each column. */
function labelWidths(
  columns: readonly (readonly { readonly id: string }[])[],
  edges: readonly DrawnEdge[],
  labelOf: (edge: DrawnEdge) => string,
): readonly number[] {
  const columnOf = new Map(
    columns.flatMap((nodes, at) => nodes.map(({ id }) => [id, at] as const)),
  );
  const widths = columns.map(() => 0);
  for (const edge of edges) {
    const at = columnOf.get(edge.from)!;
    if (edge.kind !== "passes") widths[at] = Math.max(widths[at]!, widthOf(labelOf(edge)));
  }
  return widths;
}
