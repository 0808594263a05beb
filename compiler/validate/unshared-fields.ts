import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, FieldFact, ProgramFacts } from "../model/facts.js";
import { isWellKnownSymbol } from "../model/identifiers.js";
import { storedType } from "../model/stored-types.js";
import { typeFact, typeText } from "../model/type-lookup.js";
import { misplacedPart } from "./misplaced.js";
import { keepsReported, keepsShared } from "./reported-needs.js";
import type { SharedBinding } from "./shared-bindings.js";
import { sharingAdvice } from "./sharing-advice.js";
import { hiddenBase, unshareableParts, within } from "./unshareable.js";

/** What keeps a member from being shared. */
export interface Unshared {
  readonly chain: readonly string[];
  /** Innermost first. */
  readonly within: readonly RelatedPlace[];
  readonly advice?: string | undefined;
}

export function unsharedIn(shared: SharedBinding, facts: ProgramFacts): readonly Unshared[] {
  const { member, class: of } = shared.binding;
  if (member.source.from === "factory" && member.source.async) {
    const advice = "Make it without waiting: shared objects are made while the app starts.";
    return [{ chain: [`Promise<${member.typeText}>`], within: [], advice }];
  }
  if (of === undefined) {
    const advice = "Share a class, with the value in one of its fields.";
    return [{ chain: [member.typeText], within: [], advice }];
  }
  const judged = of.fields.filter(
    (each) =>
      each.visibility !== "#private" && !keepsReported(each, shared.binding, shared.context),
  );
  return [
    ...baseOf(of),
    ...symbolsOf(of),
    ...undeclaredOf(of, facts),
    ...judged.flatMap((field) => fieldOf(field, { of, shared, facts })),
  ];
}

const baseOf = (of: ClassFact): readonly Unshared[] =>
  hiddenBase(of, { chain: [], within: [] }).map((each) => ({
    ...each,
    advice: "Extend a declared class only, and keep this in a field: what it holds cannot be seen.",
  }));

/** Generated code cannot name a symbol of the program's own. */
const symbolsOf = (of: ClassFact): readonly Unshared[] =>
  [...of.fields, ...of.methods].filter(isNamedBySymbol).map(({ name, site }) => ({
    chain: [of.name, name],
    within: [{ ...site, message: `appears within ${of.name}` }],
    advice: "Name it by text, or by a symbol of the language such as `Symbol.iterator`.",
  }));

/** What instances have by their type only: by an index signature, or by an interface of the same name. */
function undeclaredOf(of: ClassFact, { types }: ProgramFacts): readonly Unshared[] {
  const fact = typeFact(types, of.type);
  if (fact?.kind !== "class" || of.opaqueBase !== undefined) return [];
  const declared = new Set([...of.fields, ...of.methods].map((each) => each.name));
  const within = [{ ...of.site, message: `appears within ${of.name}` }];
  const merged = fact.properties
    .filter(({ name }) => !declared.has(name) && !name.startsWith("#"))
    .map(({ name, type }) => ({
      chain: [of.name, name, typeText(types, type)],
      within,
      advice: "Declare it in the class: what an interface adds has no place in shared memory.",
    }));
  if (fact.index === undefined) return merged;
  const advice =
    "Keep it in a `Map`: a shared object has the fields that it declares, and no more.";
  const chain = [of.name, "[key: string]", typeText(types, fact.index)];
  return [...merged, { chain, within, advice }];
}

const isNamedBySymbol = ({ name }: { readonly name: string }): boolean =>
  name.startsWith("[") && !isWellKnownSymbol(name);

interface Place {
  readonly of: ClassFact;
  readonly shared: SharedBinding;
  readonly facts: ProgramFacts;
}

function fieldOf(field: FieldFact, { of, shared, facts }: Place): readonly Unshared[] {
  const { types } = facts;
  if (isNamedBySymbol(field)) return [];
  if (storedType(types, field.type, field.optional) !== undefined) return [];
  const here = within(of, field, [of.name]);
  if (keepsShared(field, shared.binding, shared.context)) {
    const advice = "Pass it to the methods that need it: a shared object does not keep another.";
    return [{ ...here, chain: [...here.chain, field.typeText], advice }];
  }
  const hopeless = unshareableParts(field.type, facts).map(({ chain, within, type }) => ({
    chain: [...here.chain, ...chain, ...(type === undefined ? [] : [typeText(types, type)])],
    within: [...within, ...here.within],
    advice: type && sharingAdvice(types, type),
  }));
  if (hopeless.length > 0) return hopeless;
  const part = misplacedPart(field, types);
  if (part === undefined) return [];
  return [{ ...here, chain: [...here.chain, part.text], advice: part.advice }];
}
