import { ownerlessDisposer } from "../../diagnostics/life.js";
import type { ContextGraph } from "../../model/graph.js";
import { neededMembers } from "../../model/needed.js";
import { definiteAlternatives, typeFact } from "../../model/type-lookup.js";
import type { TypeId, TypeTable } from "../../model/types.js";
import { groupsOf, placeOf } from "../groups.js";
import type { Check } from "./check.js";

/** What a factory makes for a node: the node ends, and who would dispose it? What another provider gets is its own. */
export const ownerlessDisposers: Check = ({ graph, facts: { types } }) =>
  groupsOf(
    graph.contexts.flatMap((context) => disposables(context, types)),
    ({ member }) => placeOf(member.site),
  ).map(([{ member, takers }]) => {
    const related = takers.map((each) => ({ ...each.site, message: `node ${each.name} gets one` }));
    return ownerlessDisposer(
      member.site,
      { member: member.name, node: takers[0]?.name ?? "" },
      { related },
    );
  });

function disposables(context: ContextGraph, types: TypeTable) {
  return context.bindings
    .filter(({ member }) => member.kind === "factory" && isDisposable(member.type, types))
    .map(({ member }) => ({ member, takers: takersOf(member.name, context) }))
    .filter(({ takers }) => takers.length > 0);
}

const takersOf = (member: string, { nodes }: ContextGraph) =>
  nodes.flatMap(({ node, parameters }) =>
    parameters
      .filter(({ resolution }) => neededMembers(resolution).includes(member))
      .map(({ parameter }) => ({ name: node.name, site: parameter.site })),
  );

const isDisposable = (type: TypeId, types: TypeTable): boolean =>
  definiteAlternatives(types, type).some((each) => {
    const fact = typeFact(types, each);
    const properties = fact !== undefined && "properties" in fact ? fact.properties : [];
    return properties.some(({ name }) => /^\[Symbol\.(?:asyncD|d)ispose\]$/u.test(name));
  });
