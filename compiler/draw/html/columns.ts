import type { DrawnContext, DrawnNode } from "../drawing.js";

/** Nodes first; then each member in a column after all that need it, as far as cycles allow. */
export function columnsOf(
  { edges }: DrawnContext,
  nodes: readonly DrawnNode[],
): readonly (readonly DrawnNode[])[] {
  const needs = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind === "needs") needs.set(from, [...(needs.get(from) ?? []), to]);
  }
  const columns = new Map<string, number>(
    nodes.map(({ id, kind }) => [id, kind === "node" ? 0 : 1]),
  );
  const push = (id: string, open: readonly string[]): void => {
    for (const to of needs.get(id) ?? []) {
      const column = columns.get(id)! + 1;
      if (open.includes(to) || (columns.get(to) ?? 0) >= column) continue;
      columns.set(to, column);
      push(to, [...open, to]);
    }
  };
  for (const { id } of nodes) push(id, [id]);
  const count = Math.max(-1, ...columns.values()) + 1;
  return Array.from({ length: count }, (_, at) =>
    nodes.filter(({ id }) => columns.get(id) === at),
  ).filter((each) => each.length > 0);
}
