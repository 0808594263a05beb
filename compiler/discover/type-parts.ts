import type { PropertyFact, TypeFact, TypeId } from "../model/types.js";

type Property = Pick<PropertyFact, "name" | "type"> & { readonly optional?: boolean };

/** A type as far as a comparison can take it apart. */
export interface TypeParts {
  /** Takes and gives everything: `any`, `unknown`, an open type parameter. */
  readonly any?: boolean;
  readonly alternatives?: readonly TypeId[];
  readonly all?: readonly TypeId[];
  readonly properties?: readonly Property[];
  readonly index?: TypeId | undefined;
  /** The element of an array, or of what takes an array as an iterable. */
  readonly element?: TypeId;
  readonly elements?: readonly TypeId[];
}

const arrayLikes: ReadonlySet<string> = new Set(["ArrayLike", "ConcatArray"]);

/** The parts of a type; none for one that is not known. */
export function typeParts(fact: TypeFact | undefined): TypeParts {
  switch (fact?.kind) {
    case "primitive":
      if (fact.name === "object") return { properties: [] };
      return { any: fact.name === "any" || fact.name === "unknown" };
    case "typeParameter":
      return { any: true };
    case "union":
      return { alternatives: fact.members };
    case "intersection":
      return { all: fact.members };
    case "array":
    case "iterable":
      return { element: fact.element };
    case "tuple":
      return fact.rest === undefined ? { elements: fact.elements } : {};
    case "builtin":
      return arrayLikes.has(fact.name) ? { element: fact.arguments[0]! } : {};
    case "record":
    case "class":
    case "interface":
      return { properties: fact.properties, index: fact.index };
    default:
      return {};
  }
}
