import type { FieldFact } from "../model/facts.js";
import { storedElement, storedType } from "../model/stored-types.js";
import { typeFact, typeText } from "../model/type-lookup.js";
import type { TypeId, TypeTable } from "../model/types.js";
import { sharingAdvice } from "./sharing-advice.js";

/** A part of a field that shared memory has no place for where it stands, though its values are data. */
export interface Misplaced {
  readonly text: string;
  readonly advice: string | undefined;
}

export function misplacedPart(
  field: Pick<FieldFact, "type" | "optional" | "readonly">,
  types: TypeTable,
): Misplaced | undefined {
  const found = field.optional ? misplacedOptional(field.type, types) : partOf(field.type, types);
  const kind = typeFact(types, field.type)?.kind;
  if (!field.readonly || found === undefined || (kind !== "tuple" && kind !== "record"))
    return found;
  return { ...found, advice: withLine(found.advice, "A constant can be `static`.") };
}

const withLine = (advice: string | undefined, line: string): string =>
  advice === undefined ? line : `${advice}\n${line}`;

function partOf(type: TypeId, types: TypeTable): Misplaced | undefined {
  if (storedType(types, type) !== undefined) return undefined;
  const elements = elementsOf(type, types).filter(
    (each) => storedElement(types, each) === undefined,
  );
  const [part = type] = elements;
  const text = typeText(types, part);
  const advice = elements.length === 0 ? sharingAdvice(types, part) : elementAdvice(part, types);
  return { text, advice };
}

function misplacedOptional(type: TypeId, types: TypeTable): Misplaced {
  const text = `${typeText(types, type)} | undefined`;
  const inner = partOf(type, types);
  const stored = storedType(types, type);
  const isChoice = stored?.kind === "value" && !["number", "string"].includes(stored.value.codec);
  const advice = isChoice
    ? "Use `null` in the place of `undefined`: such a field is always there."
    : "Leave out the `?` and give the field a value that stands for nothing.";
  return inner ?? { text, advice };
}

function elementsOf(type: TypeId, types: TypeTable): readonly TypeId[] {
  const fact = typeFact(types, type);
  if (fact?.kind === "array") return [fact.element];
  return fact?.kind === "map" ? [fact.key, fact.value] : [];
}

/** Within an array or a map. */
function elementAdvice(type: TypeId, types: TypeTable): string | undefined {
  switch (typeFact(types, type)?.kind) {
    case "array":
    case "map":
    case "set":
    case "tuple":
    case "typedArray":
      return "Containers are flat: join the keys of both in one text, or keep text made by `JSON.stringify`.";
    case "record":
    case "interface":
    case "class":
      return "Keep one container for each property, or text made by `JSON.stringify`.";
    default:
      return sharingAdvice(types, type);
  }
}
