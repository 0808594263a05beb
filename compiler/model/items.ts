import { isSendable, isStream } from "./services.js";
import { tupleId, unionId } from "./type-ids.js";
import { alternatives, typeFact } from "./type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "./types.js";

/** What a map over a value of this type hands to its target; undefined when it is nothing to map over. */
export function itemOf(types: TypeTable, type: TypeId): TypeId | undefined {
  const items = new Set<TypeId>();
  for (const each of alternatives(types, type)) {
    const fact = typeFact(types, each);
    const found = fact && itemsOf(types, fact);
    if (found === undefined) return undefined;
    for (const item of found) items.add(item);
  }
  return oneOf(types, [...items]);
}

function oneOf(types: TypeTable, items: readonly TypeId[]): TypeId {
  const [only = "never", ...others] = items;
  return others.length === 0 ? only : unionId(items.flatMap((each) => alternatives(types, each)));
}

function itemsOf(types: TypeTable, fact: TypeFact): readonly TypeId[] | undefined {
  switch (fact.kind) {
    case "array":
    case "set":
    case "iterable":
      return [fact.element];
    case "map":
      return [tupleId([fact.key, fact.value])];
    case "tuple":
      return fact.rest === undefined ? fact.elements : [...fact.elements, fact.rest];
    case "typedArray":
      return [fact.name.startsWith("Big") ? "bigint" : "number"];
    case "builtin":
      return itemsOfBuiltin(fact);
    case "primitive":
      return fact.name === "any" || fact.name === "string" ? [fact.name] : undefined;
    case "literal":
      return typeof fact.value === "string" ? ["string"] : undefined;
    case "intersection":
      return itemsOfAll(types, fact.members);
    case "record":
    case "class":
    case "interface":
      return itemsOfObject(types, fact);
    default:
      return undefined;
  }
}

/** What other classes of the language iterate over is not known. */
function itemsOfBuiltin(fact: Extract<TypeFact, { kind: "builtin" }>) {
  if (isStream(fact.name)) return fact.arguments.slice(0, 1);
  if (fact.name === "Buffer") return ["number"];
  return isSendable(fact) ? undefined : ["any"];
}

/** The items that are declared; of an iterator without a declaration only that there are some is known. */
function itemsOfObject(
  types: TypeTable,
  fact: Extract<TypeFact, { readonly properties: unknown }>,
): readonly TypeId[] | undefined {
  const bases = "supertypes" in fact ? fact.supertypes : [];
  const declared = bases.map((each) => typeFact(types, each)).flatMap((each) => elementOf(each));
  const isIterable = fact.properties.some(({ name }) =>
    /^\[Symbol\.(?:i|asyncI)terator\]$/u.test(name),
  );
  return declared.length > 0 ? declared.slice(0, 1) : isIterable ? ["any"] : undefined;
}

const elementOf = (fact: TypeFact | undefined): readonly TypeId[] =>
  fact?.kind === "iterable" ? [fact.element] : [];

/** Of an intersection, the first part that has items. */
function itemsOfAll(types: TypeTable, parts: readonly TypeId[]): readonly TypeId[] | undefined {
  const [first] = parts.flatMap((each) => itemOf(types, each) ?? []);
  return first === undefined ? undefined : [first];
}
