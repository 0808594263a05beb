import type { ContextFact, MemberFact } from "../model/facts.js";

/** The contexts that a context extends, the nearest first. A half-written program may extend in circles. */
function ancestorsOf(
  context: ContextFact,
  contexts: readonly ContextFact[],
): readonly ContextFact[] {
  const line = new Set([context]);
  for (let at: ContextFact | undefined = context; at !== undefined; ) {
    const { base }: ContextFact = at;
    at = contexts.find((each) => each.key === base && !line.has(each));
    if (at !== undefined) line.add(at);
  }
  return [...line].slice(1);
}

export interface Redeclaration {
  readonly member: MemberFact;
  /** The nearest declaration that it replaces. */
  readonly inherited: MemberFact;
  /** Where that stands. */
  readonly base: ContextFact;
}

/** The members of a context that replace inherited ones. */
export function redeclarationsOf(
  context: ContextFact,
  contexts: readonly ContextFact[],
): readonly Redeclaration[] {
  const nearest = new Map<string, Omit<Redeclaration, "member">>();
  for (const base of ancestorsOf(context, contexts)) {
    for (const inherited of base.members) {
      if (!nearest.has(inherited.name)) nearest.set(inherited.name, { inherited, base });
    }
  }
  return context.members.flatMap((member) => {
    const found = nearest.get(member.name);
    return found === undefined ? [] : [{ member, ...found }];
  });
}
