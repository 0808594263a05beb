import { composedFact } from "./composed-facts.js";
import { keyText } from "./type-ids.js";
import type { PrimitiveName, TypeFact, TypeId, TypeTable } from "./types.js";

const primitives: ReadonlySet<string> = new Set<PrimitiveName>([
  "string",
  "number",
  "boolean",
  "bigint",
  "symbol",
  "undefined",
  "null",
  "void",
  "never",
  "any",
  "unknown",
  "object",
]);

const isPrimitive = (id: TypeId): id is PrimitiveName => primitives.has(id);

/** What is known of a type: of the table, of an id that a later phase composed, or of a primitive nobody mentioned. */
export function typeFact(types: TypeTable, id: TypeId): TypeFact | undefined {
  const known = types.get(id)?.fact;
  if (known !== undefined) return known;
  return isPrimitive(id) ? { kind: "primitive", name: id } : composedFact(id);
}

/** A type as a message shows it. */
export function typeText(types: TypeTable, id: TypeId): string {
  const known = types.get(id)?.text;
  if (known !== undefined) return known;
  const fact = typeFact(types, id);
  const text = (part: TypeId): string => typeText(types, part);
  switch (fact?.kind) {
    case "array":
      return `${grouped(text(fact.element))}[]`;
    case "tuple":
      return `[${fact.elements.map(text).join(", ")}]`;
    case "union":
      return fact.members.map((each) => grouped(text(each))).join(" | ");
    case "record": {
      const parts = fact.properties.map(({ name, type }) => `${keyText(name)}: ${text(type)}`);
      return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
    }
    default:
      return id;
  }
}

const grouped = (text: string): string => (/ [|&]|=> /u.test(text) ? `(${text})` : text);

/** The members of a union; a type that is none stands for itself. */
export function alternatives(types: TypeTable, id: TypeId): readonly TypeId[] {
  const fact = typeFact(types, id);
  return fact?.kind === "union" ? fact.members : [id];
}

/** The alternatives without `null`, `undefined` and `void`. */
export const definiteAlternatives = (types: TypeTable, id: TypeId): readonly TypeId[] =>
  alternatives(types, id).filter((each) => !["null", "undefined", "void"].includes(each));
