import type { FieldFact } from "../model/facts.js";
import { storedElement } from "../model/stored-types.js";
import { typeFact, typeText } from "../model/type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "../model/types.js";
import { sharingAdvice } from "./sharing-advice.js";

/** A part of a field that shared memory has no place for where it stands, though its values are data. */
export interface Misplaced {
  readonly text: string;
  readonly advice: string | undefined;
}

export function misplacedPart(
  { type, readonly }: Pick<FieldFact, "type" | "readonly">,
  types: TypeTable,
): Misplaced | undefined {
  if (storedElement(types, type) !== undefined) return undefined;
  const { part, advice } = innermost(types, type, new Set());
  const isRecord = ["tuple", "record"].includes(typeFact(types, type)?.kind ?? "");
  const constant = readonly && isRecord ? ["A constant can be `static`."] : [];
  const lines = [...(advice === undefined ? [] : [advice]), ...constant];
  const text = typeText(types, part);
  return { text, advice: lines.length === 0 ? undefined : lines.join("\n") };
}

interface Cause {
  readonly part: TypeId;
  readonly advice: string | undefined;
}

/** The smallest part that there is no place for. */
function innermost(types: TypeTable, part: TypeId, around: Set<TypeId>): Cause {
  if (around.has(part)) return { part, advice: endless };
  around.add(part);
  const fact = typeFact(types, part);
  const inner = fact && partsOf(fact).find((each) => storedElement(types, each) === undefined);
  if (inner !== undefined) return innermost(types, inner, around);
  const key = fact && keyOf(fact);
  return key === undefined
    ? { part, advice: sharingAdvice(types, part) }
    : { part: key, advice: byIdentity };
}

const endless =
  "A value without an end has no size: give its parts numbers, and keep them in a `Map` by number.";
const byIdentity =
  "A `Map` or `Set` knows objects by identity, which copies do not have: use text or a number as key.";

function partsOf(fact: TypeFact): readonly TypeId[] {
  switch (fact.kind) {
    case "array":
    case "set":
      return [fact.element];
    case "map":
      return [fact.key, fact.value];
    case "union":
      return fact.members;
    case "tuple":
      return fact.rest === undefined ? fact.elements : [...fact.elements, fact.rest];
    case "record":
    case "interface": {
      const types = fact.properties.map((each) => each.type);
      return fact.index === undefined ? types : [...types, fact.index];
    }
    default:
      return [];
  }
}

function keyOf(fact: TypeFact): TypeId | undefined {
  if (fact.kind === "map") return fact.key;
  return fact.kind === "set" ? fact.element : undefined;
}
