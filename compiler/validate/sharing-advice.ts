import { isService } from "../model/services.js";
import { storedElement, storedType } from "../model/stored-types.js";
import { definiteAlternatives, typeFact } from "../model/type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "../model/types.js";

/** What to do about a type that shared memory has no place for; undefined when only `local` helps. */
export function sharingAdvice(types: TypeTable, type: TypeId): string | undefined {
  const fact = typeFact(types, type);
  switch (fact?.kind) {
    case "function":
      return "Functions stay on the thread that made them: write a method, or keep data.";
    case "promise":
      return "Keep what the promise resolves to.";
    case "iterable":
      return "Keep the values in an array.";
    case "typeParameter":
      return `Share a class that extends this one and says what ${fact.name} is.`;
    case "set":
      return "Keep a `Map` from each element to `true`.";
    case "primitive":
      return primitiveAdvice(fact.name);
    case "literal":
      return primitiveAdvice("bigint");
    case "enum":
      return "Give each member of the enum a value that is known before the program runs.";
    case "builtin":
      return fact.name === "Date" ? "Keep its time, a number: `date.getTime()`." : undefined;
    case "union":
      return unionAdvice(types, type);
    default:
      return isService(types, type) && !isOwnClass(fact) ? undefined : structureAdvice(fact);
  }
}

/** Of the program, by its file. */
const isOwnClass = (fact: TypeFact | undefined): boolean =>
  fact?.kind === "class" && /\.[cm]?tsx?#/u.test(fact.declaration);

function primitiveAdvice(name: string): string {
  switch (name) {
    case "bigint":
      return "Keep a number or a string.";
    case "symbol":
      return "Keep a string or a number.";
    case "never":
      return "Give it a type, such as `list: string[] = []`.";
    case "undefined":
      return "Keep `null`, or leave the field out.";
    default:
      return "Give it a type that says what it holds.";
  }
}

const nothing = "Let a value stand for nothing";

function unionAdvice(types: TypeTable, type: TypeId): string {
  const [only, ...others] = definiteAlternatives(types, type);
  if (only === undefined || others.length > 0) return severalAdvice(types, type);
  const stored = storedType(types, only);
  if (stored === undefined) return sharingAdvice(types, only) ?? `${nothing}.`;
  if (stored.kind !== "value") return `${nothing}: an empty one.`;
  switch (stored.value.codec) {
    case "number":
      return `${nothing}: \`-1\`, or \`Number.NaN\`.`;
    case "string":
      return `${nothing}: \`""\`.`;
    default:
      return "Use `null` in the place of `undefined`.";
  }
}

function severalAdvice(types: TypeTable, type: TypeId): string {
  const closed = definiteAlternatives(types, type).map((each) => storedElement(types, each));
  return closed.every((each) => each?.codec === "choice" || each?.codec === "boolean")
    ? "Use `null` in the place of `undefined`."
    : "Keep each alternative in a field of its own.";
}

function structureAdvice(fact: TypeFact | undefined): string | undefined {
  switch (fact?.kind) {
    case "class":
      return "Move its fields and methods into the shared class.";
    case "record":
    case "interface":
      return "Keep each property in a field of its own, or text made by `JSON.stringify`.";
    case "tuple":
      return "Keep each element in a field of its own.";
    default:
      return undefined;
  }
}
