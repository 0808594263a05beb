import { isSendable } from "../model/services.js";
import { keyText } from "../model/type-ids.js";
import { typeFact } from "../model/type-lookup.js";
import type { PropertyFact, TypeFact, TypeId, TypeTable } from "../model/types.js";

/** A part of a type that is not copied from thread to thread. */
export interface Obstacle {
  /** `order.items[].done`. */
  readonly path: string;
  readonly type: TypeId;
  /** What it is a property of; absent when it is the value itself, or an element of it. */
  readonly owner?: TypeId;
}

/**
 * All obstacles in a type. Each type is entered once: a second way to it is the same obstacle. Types may lead to types
 * deeper than the call stack is.
 */
export function obstacles(root: Obstacle, types: TypeTable): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const met = new Set<TypeId>();
  const left = [root];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const fact = typeFact(types, place.type);
    if (fact === undefined) continue;
    if (isStuck(fact)) found.push(place);
    else if (!met.has(place.type)) {
      met.add(place.type);
      left.push(...partsOf(fact, place, types).toReversed());
    }
  }
  return found;
}

function isStuck(fact: TypeFact): boolean {
  switch (fact.kind) {
    case "function":
    case "promise":
    case "iterable":
      return true;
    case "primitive":
      return fact.name === "symbol";
    case "builtin":
      return !isSendable(fact);
    case "class":
      return fact.properties.some(isLost);
    case "interface":
      return fact.properties.length > 0 && fact.properties.every((each) => each.method);
    default:
      return false;
  }
}

/** What copying an instance leaves behind. */
const isLost = ({ name, method, accessor }: PropertyFact): boolean =>
  method || accessor === true || name.startsWith("#");

function partsOf(fact: TypeFact, place: Obstacle, types: TypeTable): readonly Obstacle[] {
  const at = (parts: readonly TypeId[], suffix = ""): readonly Obstacle[] =>
    parts.map((type) => ({ ...place, path: `${place.path}${suffix}`, type }));
  switch (fact.kind) {
    case "union":
      return at(fact.members);
    case "intersection":
      return isBranded(fact.members, types) ? [] : at(fact.members);
    case "array":
      return at([fact.element], "[]");
    case "set":
      return at([fact.element], ".<item>");
    case "map":
      return [...at([fact.key], ".<key>"), ...at([fact.value], ".<value>")];
    case "tuple":
      return [
        ...fact.elements.flatMap((type, index) => at([type], `[${index}]`)),
        ...at(fact.rest === undefined ? [] : [fact.rest], "[]"),
      ];
    case "builtin":
      return at(fact.arguments, "[]");
    case "record":
    case "class":
    case "interface":
      return [
        ...fact.properties.map((each) => propertyOf(place, each)),
        ...at(fact.index === undefined ? [] : [fact.index], "[]"),
      ];
    default:
      return [];
  }
}

/** `string & { readonly brand: unique symbol }` is a string at run time. */
const isBranded = (members: readonly TypeId[], types: TypeTable): boolean =>
  members.some((each) => typeFact(types, each)?.kind === "primitive");

function propertyOf({ path, type: owner }: Obstacle, { name, type }: PropertyFact): Obstacle {
  const key = keyText(name);
  return { path: key === name ? `${path}.${name}` : `${path}[${key}]`, type, owner };
}
