import type { Literal, PlainCodec } from "./stored-types.js";
import { typeFact } from "./type-lookup.js";
import type { TypeFact, TypeTable } from "./types.js";

const names = ["number", "string", "boolean", "bigint"] as const;

/** A branded primitive, `string & { readonly brand: "id" }`, is that primitive: nothing else of it exists. */
export function plainOf(types: TypeTable, fact: TypeFact): PlainCodec | undefined {
  switch (fact.kind) {
    case "primitive":
      return fact.storage ?? names.find((each) => each === fact.name);
    case "literal":
      return typeof fact.value === "object" ? "bigint" : undefined;
    case "builtin":
      return fact.name === "Date" ? "date" : undefined;
    case "intersection": {
      const parts = fact.members.map((each) => typeFact(types, each));
      const brands = parts.filter((each) => each?.kind === "record" || each?.kind === "interface");
      const [only, ...others] = parts.filter((each) => !brands.includes(each));
      return only?.kind === "primitive" && others.length === 0 ? plainOf(types, only) : undefined;
    }
    default:
      return undefined;
  }
}

/** The values of a closed set of literals; undefined for any other type. */
export function literalsOf(types: TypeTable, fact: TypeFact): readonly Literal[] | undefined {
  if (fact.kind === "enum") return fact.values.length === 0 ? undefined : fact.values;
  if (fact.kind === "literal") return typeof fact.value === "object" ? undefined : [fact.value];
  if (fact.kind === "primitive") {
    if (fact.name === "boolean") return [false, true];
    if (fact.name === "undefined") return [undefined];
    return fact.name === "null" ? [null] : undefined;
  }
  if (fact.kind !== "union") return undefined;
  const members = fact.members.map((each) => {
    const member = typeFact(types, each);
    return member && literalsOf(types, member);
  });
  return members.every((each) => each !== undefined) ? [...new Set(members.flat())] : undefined;
}
