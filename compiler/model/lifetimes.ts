import type { ContextGraph } from "./graph.js";
import { memoised } from "./memoised.js";
import { neededAtOnce, neededMembers } from "./needed.js";

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
