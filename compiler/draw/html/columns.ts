import { components } from "../../graph/components.js";
import type { DrawnContext, DrawnEdge, DrawnNode } from "../drawing.js";
import { grouped } from "../grouped.js";

type Needs = ReadonlyMap<string, readonly DrawnEdge[]>;

/** Nodes first; then each member in a column after all that need it. Members that need one another share a column. */
export function columnsOf(
  context: DrawnContext,
  nodes: readonly DrawnNode[],
): readonly (readonly DrawnNode[])[] {
  const needs = needsOf(context);
  const places = new Map(nodes.map(({ id, kind }) => [id, kind === "node" ? 0 : 1]));
  const parts = components({
    keys: [...places.keys()],
    edges: (id) => (needs.get(id) ?? []).map(({ to }) => to),
  });
  for (const part of [...parts].reverse()) settle(part, needs, places);
  const columns: DrawnNode[][] = [];
  for (const node of nodes) {
    const place = places.get(node.id)!;
    while (columns.length <= place) columns.push([]);
    columns[place]!.push(node);
  }
  return columns.filter((each) => each.length > 0);
}

/** Gives a component its column, once all that need it have theirs, and pushes on what it needs itself. */
function settle(part: readonly string[], needs: Needs, places: Map<string, number>): void {
  const place = part.reduce((most, id) => Math.max(most, places.get(id)!), 0);
  const within = new Set(part);
  for (const id of part) {
    places.set(id, place);
    for (const { to } of needs.get(id) ?? []) {
      if (!within.has(to)) places.set(to, Math.max(places.get(to)!, place + 1));
    }
  }
}

const needsOf = ({ edges }: DrawnContext): Needs =>
  grouped(
    edges.filter((each) => each.kind === "needs"),
    (each) => each.from,
  );
