import type { BrokenMemberFact, ContextFact, MemberFact } from "../model/facts.js";
import type { DeclarationKey } from "../model/types.js";

export interface Members {
  readonly good: readonly MemberFact[];
  readonly broken: readonly BrokenMemberFact[];
}

type Contexts = ReadonlyMap<DeclarationKey, ContextFact>;

/** A context's members, inherited ones first; the last declaration of a name counts, in the first one's place. */
export function membersOf(context: ContextFact, contexts: Contexts): Members {
  const byName = new Map<string, MemberFact | BrokenMemberFact>();
  for (const { members, broken } of lineage(context, contexts)) {
    for (const each of [...members, ...broken]) byName.set(each.name, each);
  }
  const all = [...byName.values()];
  return {
    good: all.flatMap((each) => ("reason" in each ? [] : [each])),
    broken: all.flatMap((each) => ("reason" in each ? [each] : [])),
  };
}

/** The context and those it extends, the farthest first. A half-written program may extend in circles. */
function lineage(context: ContextFact, contexts: Contexts): readonly ContextFact[] {
  const line = new Set<ContextFact>();
  for (let at: ContextFact | undefined = context; at !== undefined && !line.has(at); ) {
    line.add(at);
    at = at.base === undefined ? undefined : contexts.get(at.base);
  }
  return [...line].reverse();
}
