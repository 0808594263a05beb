import { isService } from "../model/services.js";
import { typeFact } from "../model/type-lookup.js";
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
    case "primitive":
      return primitiveAdvice(fact.name);
    case "enum":
      return "Give each member of the enum a value that is known before the program runs.";
    case "builtin":
      return undefined;
    default:
      return isService(types, type) && !isOwnClass(fact) ? undefined : structureAdvice(fact);
  }
}

/** Of the program, by its file. */
const isOwnClass = (fact: TypeFact | undefined): boolean =>
  fact?.kind === "class" && /\.[cm]?tsx?#/u.test(fact.declaration);

function primitiveAdvice(name: string): string {
  switch (name) {
    case "symbol":
      return "Keep a string or a number.";
    case "never":
      return "Give it a type, such as `list: string[] = []`.";
    case "void":
      return "Say `undefined` where nothing is a value.";
    default:
      return "Give it a type that says what it holds.";
  }
}

function structureAdvice(fact: TypeFact | undefined): string | undefined {
  switch (fact?.kind) {
    case "class":
      return "Move its fields and methods into the shared class.";
    case "record":
    case "interface":
      return fact.index === undefined
        ? "Give it properties: any object is of this type, and nothing of it would be kept."
        : "Keep the table in a `Map`, beside the properties that have names.";
    case "intersection":
      return "Write the properties of all parts in one type.";
    default:
      return undefined;
  }
}
