import { isStream } from "./services.js";
import { tupleId, unionId } from "./type-ids.js";
import { alternatives, typeFact } from "./type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "./types.js";

/** What a map over a value of this type hands to its target; undefined when it is nothing to map over. */
export function itemOf(types: TypeTable, type: TypeId): TypeId | undefined {
  const items = new Set<TypeId>();
  for (const each of alternatives(types, type)) {
    const fact = typeFact(types, each);
    const found = fact && itemsOf(fact);
    if (found === undefined) return undefined;
    for (const item of found) items.add(item);
  }
  return oneOf(types, [...items]);
}

function oneOf(types: TypeTable, items: readonly TypeId[]): TypeId {
  const [only = "never", ...others] = items;
  return others.length === 0 ? only : unionId(items.flatMap((each) => alternatives(types, each)));
}

function itemsOf(fact: TypeFact): readonly TypeId[] | undefined {
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
      return isStream(fact.name) ? fact.arguments.slice(0, 1) : undefined;
    case "primitive":
      return fact.name === "any" ? ["any"] : undefined;
    default:
      return undefined;
  }
}
