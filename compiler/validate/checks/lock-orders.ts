import { lockOrder } from "../../diagnostics/contention.js";
import { cyclesOf } from "../../graph/components.js";
import { shortestCycle } from "../../graph/shortest-cycle.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { type LockEdge, lockEdges } from "../lock-edges.js";
import type { Check } from "./check.js";

/** One warning a set of classes that use each other: the shortest circle among them. */
export const lockOrders: Check = (program) => {
  const edges = lockEdges(program);
  const keys = [...new Set(edges.flatMap(({ from, to }) => [from.key, to.key]))];
  const digraph = {
    keys,
    edges: (key: string) => edges.filter(({ from }) => from.key === key).map(({ to }) => to.key),
  };
  return cyclesOf(digraph).flatMap((component) => {
    const cycle = shortestCycle(component, digraph);
    const hops = cycle.flatMap(
      (key, at) =>
        edges.find(
          ({ from, to }) => from.key === key && to.key === cycle[(at + 1) % cycle.length],
        ) ?? [],
    );
    return report(hops);
  });
};

function report(hops: readonly LockEdge[]): readonly Diagnostic[] {
  const [first] = hops;
  if (first === undefined) return [];
  const classes = hops.map(({ from }) => from.name);
  const related = hops.flatMap(({ trace, site, from, to, label }) => [
    ...trace,
    { ...site, message: `${label} of ${from.name} uses ${to.name}` },
  ]);
  return [lockOrder(first.site, { classes }, { related })];
}
