import { typeFact } from "../model/type-lookup.js";
import type { TypeId, TypeTable } from "../model/types.js";

/** The part of a type for which shared memory has no layout; nothing when there is one. */
export function unshareable(id: TypeId, types: TypeTable): TypeId | undefined {
  const fact = typeFact(types, id);
  if (fact?.kind === "typedArray") return undefined;
  if (fact?.kind === "array") return unkept(fact.element, types);
  if (fact?.kind === "map") return unkept(fact.key, types) ?? unkept(fact.value, types);
  return unkept(id, types);
}

function unkept(id: TypeId, types: TypeTable): TypeId | undefined {
  const fact = typeFact(types, id);
  if (fact?.kind === "primitive" && ["number", "string", "boolean"].includes(fact.name)) return;
  return isClosed(id, types) ? undefined : id;
}

function isClosed(id: TypeId, types: TypeTable): boolean {
  const fact = typeFact(types, id);
  if (fact?.kind === "enum") return true;
  if (fact?.kind === "literal") return typeof fact.value !== "object";
  if (fact?.kind === "primitive") return fact.name === "boolean" || fact.name === "null";
  return fact?.kind === "union" && fact.members.every((each) => isClosed(each, types));
}
