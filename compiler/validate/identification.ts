import { definiteAlternatives, typeFact } from "../model/type-lookup.js";
import type { TypeId, TypeTable } from "../model/types.js";

/** An arrow's parameter without a type is `never` where a provider takes it. */
const vague: ReadonlySet<string> = new Set(["any", "unknown", "object", "never"]);

/** Whether every value has a type, so that it says nothing about who provides it. */
export const saysNothing = (type: TypeId, types: TypeTable): boolean =>
  definiteAlternatives(types, type).some((each) => {
    const fact = typeFact(types, each);
    if (fact?.kind === "primitive") return vague.has(fact.name);
    return fact?.kind === "record" && fact.properties.length === 0 && fact.index === undefined;
  });
