import { isStream } from "../model/services.js";
import { tupleId, unionId } from "../model/type-ids.js";
import { alternatives, typeFact } from "../model/type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "../model/types.js";

/** What a map over a value of this type hands to its target; undefined when it is nothing to map over. */
export function itemOf(types: TypeTable, type: TypeId): TypeId | undefined {
  const items = alternatives(types, type).map((each) => {
    const fact = typeFact(types, each);
    return fact && itemOfFact(fact);
  });
  return unionOf(types, items);
}

function unionOf(types: TypeTable, parts: readonly (TypeId | undefined)[]): TypeId | undefined {
  if (parts.length === 1) return parts[0];
  const known = parts.filter((each) => each !== undefined);
  if (known.length < parts.length || known.length === 0) return undefined;
  return new Set(known).size === 1
    ? known[0]
    : unionId(known.flatMap((each) => alternatives(types, each)));
}

function itemOfFact(fact: TypeFact): TypeId | undefined {
  switch (fact.kind) {
    case "array":
    case "set":
    case "iterable":
      return fact.element;
    case "map":
      return tupleId([fact.key, fact.value]);
    case "tuple":
      return fact.elements.length === 0 && fact.rest === undefined
        ? "never"
        : unionId([...fact.elements, ...(fact.rest === undefined ? [] : [fact.rest])]);
    case "typedArray":
      return fact.name.startsWith("Big") ? "bigint" : "number";
    case "builtin":
      return isStream(fact.name) ? fact.arguments[0] : undefined;
    case "primitive":
      return fact.name === "any" ? "any" : undefined;
    default:
      return undefined;
  }
}
