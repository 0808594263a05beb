import type { ProgramFacts } from "../model/facts.js";
import type { ClassHeadingFact } from "../model/module-facts.js";
import { typeFact } from "../model/type-lookup.js";
import type { DeclarationKey, TypeId } from "../model/types.js";

type Known = Pick<ProgramFacts, "classHeadings" | "types">;

/** Whether values of a type are always of some class that declares itself to be one. */
export function isAbstract({ classHeadings, types }: Known, type: TypeId): boolean {
  const fact = typeFact(types, type);
  if (fact?.kind !== "class") return fact?.kind === "interface";
  return classHeadings.some(({ key, abstract }) => key === fact.declaration && abstract);
}

/** The classes that a context can make and that say, by themselves or by their bases, that they are of a type. */
export function implementationsOf(
  { classHeadings, types }: Known,
  type: TypeId,
): readonly ClassHeadingFact[] {
  const fact = typeFact(types, type);
  if (fact === undefined || !("declaration" in fact)) return [];
  const found = new Set<DeclarationKey>([fact.declaration]);
  for (const each of found) {
    for (const { key, bases } of classHeadings) if (bases.includes(each)) found.add(key);
  }
  return classHeadings.filter((each) => found.has(each.key) && !each.abstract && each.exported);
}
