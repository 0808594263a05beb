import { typedArrayNames } from "./runtime-contract.js";
import { typeFact } from "./type-lookup.js";
import type { StorageAlias, TypeFact, TypeId, TypeTable } from "./types.js";

/*
 * What shared memory has a place for. `validate` refuses every other type and `plan` lays these out: one answer for
 * both.
 */

export type Literal = string | number | boolean | null;

/** What one cell keeps: a field's value, or an element of a container. */
export type StoredElement =
  | { readonly codec: "number" | "string" | "boolean" | StorageAlias }
  | { readonly codec: "choice"; readonly values: readonly Literal[] };

/** What a field keeps. */
export type StoredType =
  | { readonly kind: "value"; readonly value: StoredElement }
  | { readonly kind: "array"; readonly element: StoredElement }
  | { readonly kind: "map"; readonly key: StoredElement; readonly value: StoredElement }
  | { readonly kind: "typedArray"; readonly name: string };

/** How a field of the type is kept; undefined when there is no place for it. */
export function storedType(types: TypeTable, id: TypeId): StoredType | undefined {
  const fact = typeFact(types, id);
  switch (fact?.kind) {
    case "typedArray":
      return typedArrayNames.includes(fact.name)
        ? { kind: "typedArray", name: fact.name }
        : undefined;
    case "array": {
      const element = storedElement(types, fact.element);
      return element && { kind: "array", element };
    }
    case "map": {
      const key = storedElement(types, fact.key);
      const value = storedElement(types, fact.value);
      return key && value && { kind: "map", key, value };
    }
    default: {
      const value = storedElement(types, id);
      return value && { kind: "value", value };
    }
  }
}

/** How an element of a container is kept; undefined when there is no place for it. */
export function storedElement(types: TypeTable, id: TypeId): StoredElement | undefined {
  const fact = typeFact(types, id);
  if (fact === undefined) return undefined;
  const plain = plainOf(types, fact);
  if (plain !== undefined) return { codec: plain };
  const values = literalsOf(types, fact);
  return values === undefined || values.length === 0 ? undefined : { codec: "choice", values };
}

type Plain = "number" | "string" | "boolean";

const isPlain = (name: string): name is Plain => ["number", "string", "boolean"].includes(name);

/** A branded primitive, `string & { readonly brand: "id" }`, is that primitive: nothing else of it exists. */
function plainOf(types: TypeTable, fact: TypeFact): Plain | StorageAlias | undefined {
  if (fact.kind === "primitive") {
    return fact.storage ?? (isPlain(fact.name) ? fact.name : undefined);
  }
  if (fact.kind !== "intersection") return undefined;
  const parts = fact.members.map((each) => typeFact(types, each));
  const brands = parts.filter((each) => each?.kind === "record" || each?.kind === "interface");
  const [only, ...others] = parts.filter((each) => !brands.includes(each));
  return only?.kind === "primitive" && others.length === 0 ? plainOf(types, only) : undefined;
}

/** The values of a closed set of literals; undefined for any other type. */
function literalsOf(types: TypeTable, fact: TypeFact): readonly Literal[] | undefined {
  if (fact.kind === "enum") return fact.values.length === 0 ? undefined : fact.values;
  if (fact.kind === "literal") return typeof fact.value === "object" ? undefined : [fact.value];
  if (fact.kind === "primitive") {
    if (fact.name === "boolean") return [false, true];
    return fact.name === "null" ? [null] : undefined;
  }
  if (fact.kind !== "union") return undefined;
  const members = fact.members.map((each) => {
    const member = typeFact(types, each);
    return member && literalsOf(types, member);
  });
  return members.every((each) => each !== undefined) ? [...new Set(members.flat())] : undefined;
}
