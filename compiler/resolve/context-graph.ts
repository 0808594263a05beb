import { cyclesOf } from "../graph/components.js";
import { topologicalOrder } from "../graph/topological-order.js";
import type { FlowFact } from "../model/facts.js";
import type { ContextGraph, WiredFlow, WiredNode } from "../model/graph.js";
import { byText } from "../model/type-ids.js";
import type { DeclarationKey } from "../model/types.js";
import { bindingOf } from "./bindings.js";
import { dependencies } from "./dependencies.js";
import { flowOrder } from "./flow-order.js";
import { membersOf } from "./members.js";
import { nodeParameters, provided } from "./parameters.js";
import type { Program } from "./program.js";
import { providersOf } from "./providers.js";
import type { Scope } from "./scope.js";
import { nodesOf } from "./targets.js";
import { wiredFlow } from "./wired-flow.js";

/** One context with everything its flows reach. */
export function contextGraph(key: DeclarationKey, program: Program): ContextGraph {
  const { facts, oracle, contexts } = program;
  const context = contexts.get(key)!;
  const members = membersOf(context, contexts);
  const scope: Scope = {
    ...{ facts, oracle, providers: providersOf(members, facts) },
    resolve: (parameter) => provided(parameter, scope),
  };
  const bindings = members.good.map((each) => bindingOf(each, scope));
  const needs = dependencies(bindings);
  const order = flowOrder(program.flows.get(context.key) ?? []);
  const nodes = wiredNodes(order, program, scope);
  return {
    ...{ context, bindings, broken: members.broken },
    creationOrder: topologicalOrder(needs),
    cycles: cyclesOf(needs),
    nodes: [...nodes.values()],
    flows: wiredFlows(order, nodes, scope),
  };
}

/** Inner flows are flows of the context themselves; one of another context has a wiring of its own. */
function wiredNodes(
  flows: readonly FlowFact[],
  { nodes }: Program,
  scope: Scope,
): ReadonlyMap<DeclarationKey, WiredNode> {
  const reached = [...new Set(flows.flatMap(nodesOf))].sort(byText);
  return new Map(
    reached.flatMap((key) => {
      const node = nodes.get(key);
      if (node === undefined) return [];
      const parameters = nodeParameters(node.parameters, scope);
      const inputs = parameters.filter((each) => each.resolution.kind === "input");
      return [[key, { node, parameters, inputs: inputs.map((each) => each.parameter) }] as const];
    }),
  );
}

function wiredFlows(
  order: readonly FlowFact[],
  nodes: ReadonlyMap<DeclarationKey, WiredNode>,
  { facts: { types }, oracle }: Scope,
): readonly WiredFlow[] {
  const flows = new Map<DeclarationKey, WiredFlow>();
  for (const flow of order) flows.set(flow.key, wiredFlow(flow, { types, oracle, nodes, flows }));
  return [...flows.values()];
}
