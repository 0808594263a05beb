import { typedArrayNames } from "./runtime-contract.js";
import { literalsOf, plainOf } from "./stored-leaves.js";
import { byText } from "./type-ids.js";
import { typeFact } from "./type-lookup.js";
import type { PropertyFact, StorageAlias, TypeFact, TypeId, TypeTable } from "./types.js";

/*
 * What shared memory has a place for. `validate` refuses every other type and `plan` lays these out: one answer for
 * both.
 */

export type Literal = string | number | boolean | null | undefined;

export type PlainCodec = "number" | "string" | "boolean" | "bigint" | "date" | StorageAlias;

export interface StoredProperty {
  readonly name: string;
  readonly optional: boolean;
  readonly value: StoredElement;
}

/** A value that is copied when it is set and when it is read: a field's, or an element of a container. */
export type StoredElement =
  | { readonly codec: PlainCodec }
  | { readonly codec: "choice"; readonly values: readonly Literal[] }
  | { readonly codec: "union"; readonly members: readonly StoredElement[] }
  | { readonly codec: "array" | "set" | "dictionary"; readonly element: StoredElement }
  | { readonly codec: "map"; readonly key: StoredElement; readonly value: StoredElement }
  | {
      readonly codec: "tuple";
      readonly elements: readonly StoredElement[];
      /** How many of them are always there. */
      readonly least: number;
      readonly rest?: StoredElement;
    }
  | { readonly codec: "record"; readonly properties: readonly StoredProperty[] }
  | { readonly codec: "typedArray"; readonly name: string };

/** What a field keeps. All but values are live: what is done to them is done to the shared object. */
export type StoredType =
  | { readonly kind: "value"; readonly value: StoredElement }
  | { readonly kind: "array" | "set"; readonly element: StoredElement }
  | { readonly kind: "map"; readonly key: StoredElement; readonly value: StoredElement }
  | { readonly kind: "typedArray"; readonly name: string };

/** How a field of the type is kept; undefined when there is no place for it. `optional`: it may have no value. */
export function storedType(types: TypeTable, id: TypeId, optional = false): StoredType | undefined {
  const value = optional ? orNothing(types, id) : storedElement(types, id);
  switch (value?.codec) {
    case "array":
    case "set":
      return { kind: value.codec, element: value.element };
    case "map":
      return { kind: "map", key: value.key, value: value.value };
    case "typedArray":
      return { kind: "typedArray", name: value.name };
    default:
      return value && { kind: "value", value };
  }
}

function orNothing(types: TypeTable, id: TypeId): StoredElement | undefined {
  const value = storedElement(types, id);
  return value && unionOf([value, { codec: "choice", values: [undefined] }]);
}

/** How an element of a container is kept; undefined when there is no place for it. */
export const storedElement = (types: TypeTable, id: TypeId): StoredElement | undefined =>
  new Reading(types).element(id);

/** Parts of one type; more would be a type that grows as it is looked at. */
const MOST_PARTS = 2000;

class Reading {
  readonly #types: TypeTable;
  /** The types around the one that is read: of a type that contains itself no value has a certain size. */
  readonly #within = new Set<TypeId>();
  #left = MOST_PARTS;

  constructor(types: TypeTable) {
    this.#types = types;
  }

  readonly element = (id: TypeId): StoredElement | undefined => {
    const fact = typeFact(this.#types, id);
    if (fact === undefined || this.#within.has(id) || --this.#left < 0) return undefined;
    this.#within.add(id);
    const element = leafOf(this.#types, fact) ?? this.#compound(fact);
    this.#within.delete(id);
    return element;
  };

  #compound(fact: TypeFact): StoredElement | undefined {
    switch (fact.kind) {
      case "union":
        return all(fact.members, this.element, unionOf);
      case "array":
        return map(this.element(fact.element), (element) => ({ codec: "array", element }));
      case "set":
        return map(this.#key(fact.element), (element) => ({ codec: "set", element }));
      case "map": {
        const value = this.element(fact.value);
        return value && map(this.#key(fact.key), (key) => ({ codec: "map", key, value }));
      }
      case "tuple":
        return this.#tuple(fact);
      case "typedArray":
        return typedArrayNames.includes(fact.name)
          ? { codec: "typedArray", name: fact.name }
          : undefined;
      case "record":
      case "interface":
        return this.#record(fact.properties, fact.index);
      case "intersection":
        return map(mergedProperties(this.#types, fact.members), (merged) => this.#record(merged));
      default:
        return undefined;
    }
  }

  #key(id: TypeId): StoredElement | undefined {
    const key = this.element(id);
    return key !== undefined && isKey(key) ? key : undefined;
  }

  #tuple(fact: Extract<TypeFact, { kind: "tuple" }>): StoredElement | undefined {
    const rest = fact.rest === undefined ? undefined : this.element(fact.rest);
    if (fact.rest !== undefined && rest === undefined) return undefined;
    return all(fact.elements, this.element, (elements) => ({
      ...{ codec: "tuple", elements, least: fact.least ?? elements.length },
      ...(rest && { rest }),
    }));
  }

  #record(properties: readonly PropertyFact[], index?: TypeId): StoredElement | undefined {
    if (index !== undefined) {
      const element = properties.length === 0 ? this.element(index) : undefined;
      return element && { codec: "dictionary", element };
    }
    if (properties.length === 0 || properties.some((each) => each.method || each.accessor)) {
      return undefined;
    }
    return all(
      properties,
      ({ name, optional, type }) => map(this.element(type), (value) => ({ name, optional, value })),
      (stored) => ({ codec: "record", properties: stored }),
    );
  }
}

/** Values that a Map compares by what they are: the copies that shared memory gives are the same key again. */
const isKey = (element: StoredElement): boolean =>
  element.codec === "union"
    ? element.members.every(isKey)
    : ["number", "string", "boolean", "bigint", "choice", "i32", "u32", "i64"].includes(
        element.codec,
      );

function leafOf(types: TypeTable, fact: TypeFact): StoredElement | undefined {
  const plain = plainOf(types, fact);
  if (plain !== undefined) return { codec: plain };
  const values = literalsOf(types, fact);
  return values === undefined || values.length === 0 ? undefined : { codec: "choice", values };
}

/** The properties of all of them; undefined where one is no plain object, or two have the same property. */
function mergedProperties(
  types: TypeTable,
  members: readonly TypeId[],
): readonly PropertyFact[] | undefined {
  const facts = members.map((each) => typeFact(types, each));
  const plain = facts.flatMap((each) =>
    each?.kind === "record" || each?.kind === "interface" ? [each] : [],
  );
  const properties = plain.flatMap((each) => each.properties);
  const names = new Set(properties.map((each) => each.name));
  const isPlain = plain.length === facts.length && plain.every((each) => each.index === undefined);
  return isPlain && names.size === properties.length ? properties : undefined;
}

/** One choice of all literals first, then what says by itself what it is, then records, the larger ones first. */
function unionOf(parts: readonly StoredElement[]): StoredElement {
  const members = parts.flatMap((each) => (each.codec === "union" ? each.members : [each]));
  const values = [...new Set(members.flatMap((each) => valuesOf(each) ?? []))];
  const others = members.filter((each) => valuesOf(each) === undefined);
  const every = values.length === 0 ? others : [{ codec: "choice", values } as const, ...others];
  const distinct = new Map(every.map((each) => [JSON.stringify(each), each]));
  const sorted = [...distinct].sort(([a, left], [b, right]) => {
    return rankOf(left) - rankOf(right) || byText(a, b);
  });
  const [first, ...more] = sorted.map(([, each]) => each);
  return first !== undefined && more.length === 0
    ? first
    : { codec: "union", members: sorted.map(([, each]) => each) };
}

function valuesOf(element: StoredElement): readonly Literal[] | undefined {
  if (element.codec === "boolean") return [false, true];
  return element.codec === "choice" ? element.values : undefined;
}

function rankOf(element: StoredElement): number {
  switch (element.codec) {
    case "choice":
      return 0;
    case "record":
      return 2 + 1 / (1 + element.properties.length);
    case "dictionary":
      return 4;
    default:
      return 1;
  }
}

const map = <T, R>(value: T | undefined, make: (value: T) => R | undefined): R | undefined =>
  value === undefined ? undefined : make(value);

/** What `make` makes of all of them; undefined if `read` has no answer for one. */
function all<T, P, R>(
  parts: readonly T[],
  read: (part: T) => P | undefined,
  make: (parts: readonly P[]) => R,
): R | undefined {
  const found: P[] = [];
  for (const part of parts) {
    const one = read(part);
    if (one === undefined) return undefined;
    found.push(one);
  }
  return make(found);
}
