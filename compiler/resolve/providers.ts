import type { MemberFact, ProgramFacts } from "../model/facts.js";
import { identifiesProvider } from "../model/services.js";
import { definiteAlternatives, typeFact } from "../model/type-lookup.js";
import type { TypeId } from "../model/types.js";
import type { Members } from "./members.js";

type Types = Pick<ProgramFacts, "types" | "classes">;

/** The members of one context, to be found by name and by type. */
export interface Providers {
  readonly byName: ReadonlyMap<string, MemberFact>;
  /** By the type of the value and by all types it is declared to extend or implement. */
  readonly byType: ReadonlyMap<TypeId, readonly MemberFact[]>;
  readonly broken: BrokenProviders;
}

/** Members that are reported; whoever needs one of them must not be. */
interface BrokenProviders {
  readonly names: ReadonlySet<string>;
  readonly types: ReadonlySet<TypeId>;
  /** Whether one of them may provide anything. */
  readonly anything: boolean;
}

export function providersOf({ good, broken }: Members, facts: Types): Providers {
  const byType = new Map<TypeId, MemberFact[]>();
  for (const member of good) {
    for (const type of providedTypes(member, facts)) {
      const found = byType.get(type);
      if (found === undefined) byType.set(type, [member]);
      else found.push(member);
    }
  }
  return {
    byName: new Map(good.map((each) => [each.name, each])),
    byType,
    broken: {
      names: new Set(broken.map((each) => each.name)),
      types: new Set(broken.flatMap(({ type }) => (type ? typesOf(type, facts) : []))),
      anything: broken.some(({ type }) => type === undefined),
    },
  };
}

const typesOf = (type: TypeId, facts: Types): readonly TypeId[] =>
  definiteAlternatives(facts.types, type).flatMap((each) => [each, ...supertypesOf(each, facts)]);

/** The providers that a parameter's type means. All alternatives of a union must be able to mean one. */
export function providersByType(
  type: TypeId,
  { byType }: Providers,
  { types }: Types,
): readonly MemberFact[] {
  const wanted = definiteAlternatives(types, type);
  if (!wanted.every((each) => identifiesProvider(types, each))) return [];
  return [...new Set(wanted.flatMap((each) => byType.get(each) ?? []))];
}

/** Whether a type can mean a provider at all. */
export const isAsked = (type: TypeId, { types }: Types): boolean =>
  definiteAlternatives(types, type).every((each) => identifiesProvider(types, each));

/** Whether a type means a member that is reported. */
export const meansBroken = (type: TypeId, { broken }: Providers, { types }: Types): boolean =>
  definiteAlternatives(types, type).some(
    (each) => broken.types.has(each) && identifiesProvider(types, each),
  );

function providedTypes({ type, source }: MemberFact, facts: Types): ReadonlySet<TypeId> {
  const parts = definiteAlternatives(facts.types, type);
  const [only] = parts;
  if (only === undefined || parts.length > 1) return new Set();
  const made = source.from === "class" ? facts.classes.get(source.class) : undefined;
  const supertypes = made?.supertypes ?? [];
  return new Set([only, ...supertypesOf(only, facts), ...supertypes]);
}

function supertypesOf(type: TypeId, { types, classes }: Types): readonly TypeId[] {
  const fact = typeFact(types, type);
  if (fact?.kind !== "class" && fact?.kind !== "interface") return [];
  return [...fact.supertypes, ...(classes.get(fact.declaration)?.supertypes ?? [])];
}
