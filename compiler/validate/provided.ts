import type { ContextFact, MemberFact, ParameterFact } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
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
export const providedOnly = ({ graph, facts }: Program): readonly Provided[] =>
  groupsOf(
    graph.contexts.flatMap((each) => providedIn(each, facts.contexts)),
    ({ member }) => placeOf(member.site),
  )
    .map((group) => ({ ...group[0], takers: group.flatMap(({ takers }) => takers) }))
    .filter(({ member }) => member.kind !== "shared" || !facts.appMentions.includes(member.name));

function providedIn(
  { bindings, nodes }: ContextGraph,
  contexts: readonly ContextFact[],
): readonly Provided[] {
  const owners = [
    ...nodes.map(({ node, parameters }) => ({ owner: `node ${node.name}`, parameters })),
    ...bindings.map(({ member, parameters }) => ({ owner: `provider ${member.name}`, parameters })),
  ];
  return bindings.map(({ member }) => ({
    member,
    owner: contexts.find(({ key }) => key === member.owner)?.name ?? "",
    takers: owners.flatMap(({ owner, parameters }) =>
      parameters
        .filter(
          ({ resolution }) => resolution.kind === "member" && resolution.member === member.name,
        )
        .map(({ parameter }) => ({ owner, parameter })),
    ),
  }));
}
