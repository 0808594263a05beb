import type { RelatedPlace } from "../model/diagnostic.js";
import type { ContextGraph, ResolvedParameter, WiredTarget } from "../model/graph.js";

/** Whoever has parameters, with the shortest way from a flow to it. */
export interface Needer {
  readonly label: string;
  readonly member?: string;
  readonly node?: string;
  readonly parameters: readonly ResolvedParameter[];
  readonly trace: readonly RelatedPlace[];
}

/** Breadth first from the flows; what no flow reaches comes last, without a trace. */
export function needersOf(context: ContextGraph): readonly Needer[] {
  const queue: Needer[] = nodesOf(context);
  const met = new Set<string>();
  for (const each of queue) {
    for (const { parameter, resolution } of each.parameters) {
      if (resolution.kind !== "member" || met.has(resolution.member)) continue;
      met.add(resolution.member);
      const message = `${each.label} needs ${resolution.member}`;
      const hop = { ...parameter.site, message };
      queue.push(...providerOf(context, resolution.member, [...each.trace, hop]));
    }
  }
  const others = context.bindings.filter((each) => !met.has(each.member.name));
  return [...queue, ...others.flatMap((each) => providerOf(context, each.member.name, []))];
}

function nodesOf(context: ContextGraph): Needer[] {
  return context.nodes.map(({ node, parameters }) => ({
    ...{ label: `node ${node.name}`, node: node.key, parameters },
    trace: stepOf(context, node.key),
  }));
}

function stepOf(context: ContextGraph, key: string): readonly RelatedPlace[] {
  const isIt = ({ fact }: WiredTarget): boolean => fact.kind === "node" && fact.node === key;
  for (const { flow, steps } of context.flows) {
    const target = steps.flatMap((each) => each.targets).find(isIt);
    if (target !== undefined)
      return [{ ...target.fact.site, message: `step of flow ${flow.name}` }];
  }
  return [];
}

function providerOf(
  context: ContextGraph,
  name: string,
  trace: readonly RelatedPlace[],
): readonly Needer[] {
  const binding = context.bindings.find((each) => each.member.name === name);
  if (binding === undefined) return [];
  const { member, parameters } = binding;
  return [{ label: `provider ${name}`, member: member.name, parameters, trace }];
}
