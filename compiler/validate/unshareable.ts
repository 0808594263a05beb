import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, FieldFact, ProgramFacts } from "../model/facts.js";
import { isService } from "../model/services.js";
import { keyText } from "../model/type-ids.js";
import { typeFact } from "../model/type-lookup.js";
import type { TypeFact, TypeId } from "../model/types.js";

/** A part of a field that no shared memory could ever hold. */
export interface Unshareable {
  /** What leads to it from the field: `Inner`, `histogram`. */
  readonly chain: readonly string[];
  /** Where that is declared, innermost first. */
  readonly within: readonly RelatedPlace[];
  /** Absent for a base class. */
  readonly type?: TypeId;
}

type Place = Unshareable & { readonly type: TypeId };
type Facts = Pick<ProgramFacts, "types" | "classes">;
type Structure = Extract<TypeFact, { properties: unknown }>;

/**
 * Everything in a type that cannot be shared whatever is done about the rest. Each type is entered once. Types may lead
 * to types deeper than the call stack is.
 */
export function unshareableParts(type: TypeId, facts: Facts): readonly Unshareable[] {
  const found: Unshareable[] = [];
  const met = new Set<TypeId>();
  const left: Unshareable[] = [{ chain: [], within: [], type }];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    const inner =
      part.type === undefined ? "stuck" : partsWithin({ ...part, type: part.type }, facts);
    if (inner === "stuck") found.push(part);
    else if (!met.has(part.type!)) {
      met.add(part.type!);
      left.push(...inner.toReversed());
    }
  }
  return found;
}

/** What a part is made of, unless nothing can be done about it. */
function partsWithin(place: Place, facts: Facts): readonly Unshareable[] | "stuck" {
  const { type } = place;
  const fact = typeFact(facts.types, type);
  if (fact === undefined) return [];
  if (isHopeless(fact)) return "stuck";
  if (fact.kind === "class") return partsOfClass(place, fact, facts);
  if (!("properties" in fact)) return partsOf(fact).map((part) => ({ ...place, type: part }));
  return isService(facts.types, type) ? "stuck" : propertiesOf(place, fact);
}

function isHopeless(fact: TypeFact): boolean {
  switch (fact.kind) {
    case "function":
    case "promise":
    case "iterable":
    case "typeParameter":
      return true;
    case "builtin":
      return fact.name !== "Date";
    case "primitive":
      return ["symbol", "any", "unknown", "object", "never"].includes(fact.name);
    default:
      return false;
  }
}

function partsOf(fact: TypeFact): readonly TypeId[] {
  switch (fact.kind) {
    case "union":
      return fact.members;
    case "array":
    case "set":
      return [fact.element];
    case "map":
      return [fact.key, fact.value];
    case "tuple":
      return fact.rest === undefined ? fact.elements : [...fact.elements, fact.rest];
    default:
      return [];
  }
}

const propertiesOf = (place: Place, { properties, index }: Structure): readonly Place[] => [
  ...properties.map(({ name, type }) => ({
    ...{ ...place, chain: [...place.chain, keyText(name)], type },
  })),
  ...(index === undefined ? [] : [{ ...place, type: index }]),
];

/** A package's class is its own affair. */
function partsOfClass(place: Place, fact: Structure & { kind: string }, facts: Facts) {
  const of = "declaration" in fact ? facts.classes.get(fact.declaration) : undefined;
  if (of === undefined || of.import?.isPackage === true) return "stuck";
  const types = new Map(fact.properties.map((each) => [each.name, each.type]));
  return [
    ...hiddenBase(of, place),
    ...of.fields.map((field) => {
      const inner = { ...place, ...within(of, field, [...place.chain, of.name], place.within) };
      return { ...inner, type: types.get(field.name) ?? field.type };
    }),
  ];
}

export const hiddenBase = (
  { name, site, opaqueBase }: ClassFact,
  { chain, within }: Unshareable,
): readonly Unshareable[] =>
  opaqueBase === undefined
    ? []
    : [
        {
          chain: [...chain, name, `extends ${opaqueBase}`],
          within: [{ ...site, message: `${name} extends it` }, ...within],
        },
      ];

/** One field deeper. */
export function within(
  { name }: ClassFact,
  field: FieldFact,
  chain: readonly string[],
  outer: readonly RelatedPlace[] = [],
) {
  const place = { ...field.site, message: `appears within ${name}` };
  return { chain: [...chain, field.name], within: [place, ...outer] };
}
