import type { DrawnContext, DrawnNode } from "../drawing.js";

type Needs = ReadonlyMap<string, readonly string[]>;

/** Nodes first; then each member in a column after all that need it. Members that need one another share a column. */
export function columnsOf(
  context: DrawnContext,
  nodes: readonly DrawnNode[],
): readonly (readonly DrawnNode[])[] {
  const needs = withoutCycles(needsOf(context));
  const columns = new Map(nodes.map(({ id, kind }) => [id, kind === "node" ? 0 : 1]));
  while (pushOn(columns, needs));
  const count = Math.max(-1, ...columns.values()) + 1;
  return Array.from({ length: count }, (_, at) =>
    nodes.filter(({ id }) => columns.get(id) === at),
  ).filter((each) => each.length > 0);
}

/** Moves members behind those that need them. Whether any had to move. */
function pushOn(columns: Map<string, number>, needs: Needs): boolean {
  let moved = false;
  for (const [from, all] of needs) {
    const column = columns.get(from)! + 1;
    for (const to of all) {
      if (columns.get(to)! >= column) continue;
      columns.set(to, column);
      moved = true;
    }
  }
  return moved;
}

function needsOf({ edges }: DrawnContext): Needs {
  const needs = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind === "needs") needs.set(from, [...(needs.get(from) ?? []), to]);
  }
  return needs;
}

function withoutCycles(needs: Needs): Needs {
  const reaches = new Map([...needs.keys()].map((id) => [id, reachOf(id, needs)]));
  return new Map(
    [...needs].map(([from, all]) => [
      from,
      all.filter((to) => reaches.get(to)?.has(from) !== true),
    ]),
  );
}

function reachOf(id: string, needs: Needs): ReadonlySet<string> {
  const met = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of needs.get(at) ?? []) {
      if (met.has(to)) continue;
      met.add(to);
      open.push(to);
    }
  }
  return met;
}
