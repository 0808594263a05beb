import type { ContextFact, MemberFact, ParameterFact } from "../model/facts.js";
import type { ContextGraph, ResolvedParameter } from "../model/graph.js";
import { neededMembers } from "../model/needed.js";
import { isOnApp } from "../model/provider-kinds.js";
import type { DeclarationKey } from "../model/types.js";
import type { Program } from "./checks/check.js";
import { groupsOf, placeOf } from "./groups.js";

/** A parameter that a member is given to, and whose it is. */
export interface Taker {
  readonly owner: string;
  readonly parameter: ParameterFact;
}

/** A member with all who take it, in each context that has it. */
export interface Provided {
  readonly member: MemberFact;
  /** Of the context that declares it. */
  readonly owner: string;
  readonly takers: readonly Taker[];
}

/** Every member of the contexts that flows use, by its declaration; what the main thread may use is left out. */
export function providedOnly({ graph, facts }: Program): readonly Provided[] {
  const contexts = new Map(facts.contexts.map((each) => [each.key, each]));
  return groupsOf(
    graph.contexts.flatMap((each) => providedIn(each, contexts)),
    ({ member }) => placeOf(member.site),
  )
    .map((group) => ({ ...group[0], takers: group.flatMap(({ takers }) => takers) }))
    .filter(({ member }) => !isOnApp(member.kind) || !facts.appMentions.includes(member.name));
}

function providedIn(
  context: ContextGraph,
  contexts: ReadonlyMap<DeclarationKey, ContextFact>,
): readonly Provided[] {
  const takers = takersIn(context);
  return context.bindings.map(({ member }) => ({
    member,
    owner: contexts.get(member.owner)?.name ?? "",
    takers: takers.get(member.name) ?? [],
  }));
}

/** By the member's name. */
function takersIn({ bindings, nodes }: ContextGraph): ReadonlyMap<string, readonly Taker[]> {
  const takers = new Map<string, Taker[]>();
  const note = (owner: string, parameters: readonly ResolvedParameter[]): void => {
    for (const { parameter, resolution } of parameters) {
      for (const member of neededMembers(resolution)) {
        const known = takers.get(member) ?? [];
        known.push({ owner, parameter });
        takers.set(member, known);
      }
    }
  };
  for (const { node, parameters } of nodes) note(`node ${node.name}`, parameters);
  for (const { member, parameters } of bindings) note(`provider ${member.name}`, parameters);
  return takers;
}
