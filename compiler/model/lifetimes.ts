import type { ContextGraph, ResolvedParameter } from "./graph.js";
import { memoised } from "./memoised.js";
import { neededAtOnce, neededMembers } from "./needed.js";
import type { ProviderKind } from "./provider-kinds.js";

/** The members that live no longer than a task: scoped ones, and what a factory makes with one of them. */
export const taskMembers: (graph: ContextGraph) => ReadonlySet<string> = memoised(
  ({ bindings, creationOrder }) => {
    const byName = new Map(bindings.map((each) => [each.member.name, each]));
    const found = new Set<string>();
    for (const name of creationOrder) {
      const binding = byName.get(name);
      if (binding?.member.kind === "scoped") found.add(name);
      if (binding?.member.kind !== "factory") continue;
      const needs = binding.parameters.flatMap((each) => neededAtOnce(each.resolution));
      if (needs.some((each) => found.has(each))) found.add(name);
    }
    return found;
  },
);

/** Whether anybody who is made or called needs one of them. */
export const usesTaskMembers: (graph: ContextGraph) => boolean = memoised((graph) => {
  const brief = taskMembers(graph);
  const lasting = graph.bindings.filter(({ member }) => !brief.has(member.name));
  return [...graph.nodes, ...lasting]
    .flatMap(({ parameters }) => parameters)
    .some(({ resolution }) => neededMembers(resolution).some((each) => brief.has(each)));
});

/** Whether parameters lead to one of them, also by way of others, and if only when something is called. */
export function leadsToTask(
  graph: ContextGraph,
  parameters: readonly ResolvedParameter[],
): boolean {
  const brief = taskMembers(graph);
  const byName = bindingsOf(graph);
  const met = new Set(parameters.flatMap((each) => neededMembers(each.resolution)));
  for (const name of met) {
    if (brief.has(name)) return true;
    for (const { resolution } of byName.get(name)?.parameters ?? []) {
      for (const each of neededMembers(resolution)) met.add(each);
    }
  }
  return false;
}

const bindingsOf = memoised(({ bindings }: ContextGraph) => {
  return new Map(bindings.map((each) => [each.member.name, each]));
});

/** Kinds whose values nobody waits for: a pool waits when it is asked for a connection. */
const isThere: ReadonlySet<ProviderKind> = new Set(["shared", "value", "pool"]);

/** The members whose value has to be waited for; what all threads have in common never has. */
export const asynchronousMembers: (graph: ContextGraph) => ReadonlySet<string> = memoised(
  (graph) => {
    const byName = bindingsOf(graph);
    const found = new Set<string>();
    for (const name of graph.creationOrder) {
      const { member, parameters } = byName.get(name) ?? {};
      if (member === undefined || isThere.has(member.kind)) continue;
      const needs = (parameters ?? []).flatMap((each) => neededAtOnce(each.resolution));
      const isAsync = member.source.from === "factory" && member.source.async;
      if (isAsync || needs.some((each) => found.has(each))) found.add(name);
    }
    return found;
  },
);
