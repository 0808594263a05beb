import { dependencyCycle } from "../../diagnostics/resolution.js";
import { shortestCycle } from "../../graph/shortest-cycle.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { neededAtOnce } from "../../model/needed.js";
import { type Needer, needersOf, traceOf } from "../needs.js";
import type { Check } from "./check.js";

/** The shortest cycle of each component, from the member that a flow reaches first. */
export const dependencyCycles: Check = ({ graph }) =>
  graph.contexts.flatMap((context) => context.cycles.flatMap((each) => report(each, context)));

function report(component: readonly string[], context: ContextGraph): readonly Diagnostic[] {
  const needers = new Map(needersOf(context).map((each) => [each.member, each]));
  const order = [...needers.keys()].filter((each) => each !== undefined);
  const parts = new Set(component);
  const within = order.filter((each) => parts.has(each));
  const members = shortestCycle(within, {
    keys: within,
    edges: (name) => needsOf(needers.get(name)).map((each) => each.member),
  });
  const hops = members.flatMap((name, at) => {
    const next = members[(at + 1) % members.length];
    const needed = needsOf(needers.get(name)).find((each) => each.member === next);
    return needed === undefined ? [] : [{ ...needed.site, message: `${name} needs ${next}` }];
  });
  const [first] = hops;
  if (first === undefined) return [];
  const related = [...traceOf(needers.get(members[0])), ...hops];
  return [dependencyCycle(first, { members }, { related })];
}

const needsOf = (needer: Needer | undefined) =>
  (needer?.parameters ?? []).flatMap(({ parameter: { site }, resolution }) =>
    neededAtOnce(resolution).map((member) => ({ member, site })),
  );
