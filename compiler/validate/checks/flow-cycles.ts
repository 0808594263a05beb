import { flowCycle } from "../../diagnostics/flows.js";
import { shortestCycle } from "../../graph/shortest-cycle.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { containedFlows, flowCyclesOf } from "../flow-cycles.js";
import type { Check } from "./check.js";

/** The shortest way round, of flows that contain one another. */
export const flowCycles: Check = ({ graph }) =>
  graph.contexts.flatMap((context) =>
    flowCyclesOf(context).flatMap((each) => report(each, context)),
  );

function report(component: readonly string[], context: ContextGraph): readonly Diagnostic[] {
  const keys = shortestCycle([...component].sort(), containedFlows(context));
  const hops = keys.flatMap((key, at) => stepOf(key, keys[(at + 1) % keys.length]!, context));
  const [first] = hops;
  const flows = hops.map((each) => each.flow);
  const related = hops.map(({ site, flow }) => ({ ...site, message: `step of flow ${flow}` }));
  return first === undefined ? [] : [flowCycle(first.site, { flows }, { related })];
}

function stepOf(outer: string, inner: string, { flows }: ContextGraph) {
  const found = flows.find(({ flow }) => flow.key === outer);
  const target = found?.steps
    .flatMap((each) => each.targets)
    .find(({ fact }) => fact.kind === "flow" && fact.flow === inner);
  if (found === undefined || target === undefined) return [];
  return [{ flow: found.flow.name, site: target.fact.site }];
}
