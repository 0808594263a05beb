import type { ClassFact, MemberFact, ParameterFact } from "../model/facts.js";
import type { Binding } from "../model/graph.js";
import { definiteAlternatives, typeFact } from "../model/type-lookup.js";
import { providerParameters } from "./parameters.js";
import type { ResolvedFacts } from "./program.js";
import type { Scope } from "./scope.js";

/** A member with the parameters of its constructor or factory resolved. */
export function bindingOf(member: MemberFact, scope: Scope): Binding {
  const made = classOf(member, scope.facts);
  const parameters = providerParameters(parametersOf(member, made), scope);
  return { member, ...(made && { class: made }), parameters };
}

function parametersOf(
  { source }: MemberFact,
  made: ClassFact | undefined,
): readonly ParameterFact[] {
  return source.from === "factory" ? source.parameters : (made?.constructorParameters ?? []);
}

function classOf({ source, type }: MemberFact, facts: ResolvedFacts): ClassFact | undefined {
  if (source.from === "class") return facts.classes.get(source.class);
  const [only, ...others] = definiteAlternatives(facts.types, type);
  if (only === undefined || others.length > 0) return undefined;
  const fact = typeFact(facts.types, only);
  return facts.classes.get(fact?.kind === "class" ? fact.declaration : only);
}
