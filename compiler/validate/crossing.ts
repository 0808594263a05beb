import { sendableClasses } from "../model/services.js";
import { typeFact } from "../model/type-lookup.js";
import type { PropertyFact, TypeFact, TypeId, TypeTable } from "../model/types.js";

export interface Obstacle {
  readonly path: string;
  readonly type: TypeId;
}

/** The first part of a type that is not copied from thread to thread. */
export function obstacle(
  { path, type }: Obstacle,
  types: TypeTable,
  met: ReadonlySet<TypeId> = new Set(),
): Obstacle | undefined {
  const fact = typeFact(types, type);
  if (fact === undefined || met.has(type)) return undefined;
  if (isStuck(fact)) return { path, type };
  const within = new Set([...met, type]);
  for (const part of partsOf(fact, path)) {
    const found = obstacle(part, types, within);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isStuck(fact: TypeFact): boolean {
  if (["function", "promise", "iterable"].includes(fact.kind)) return true;
  if (fact.kind === "primitive") return fact.name === "symbol";
  if (fact.kind === "builtin") return !sendableClasses.has(fact.name);
  return "properties" in fact && fact.kind !== "record" && fact.properties.some((p) => p.method);
}

function partsOf(fact: TypeFact, path: string): readonly Obstacle[] {
  const at = (types: readonly TypeId[], suffix = ""): readonly Obstacle[] =>
    types.map((type) => ({ path: `${path}${suffix}`, type }));
  switch (fact.kind) {
    case "union":
    case "intersection":
      return at(fact.members);
    case "array":
    case "set":
      return at([fact.element], "[]");
    case "map":
      return at([fact.key, fact.value], "[]");
    case "tuple":
      return fact.elements.map((type, index) => ({ path: `${path}[${index}]`, type }));
    case "record":
    case "class":
    case "interface":
      return [
        ...fact.properties.map(propertyAt(path)),
        ...at(fact.index ? [fact.index] : [], "[]"),
      ];
    default:
      return [];
  }
}

const propertyAt =
  (path: string) =>
  ({ name, type }: PropertyFact): Obstacle => ({ path: `${path}.${name}`, type });
