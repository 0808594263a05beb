import { isStream } from "../model/services.js";
import { typeFact } from "../model/type-lookup.js";
import type { PropertyFact, TypeId, TypeTable } from "../model/types.js";

const usual = "Pass plain data, and keep this in a `local` provider.";
const collect = "Collect it first: pass an array, `[...values]`.";

/** What to do about a type that is not copied from thread to thread. */
export function crossingAdvice(types: TypeTable, type: TypeId): string {
  const fact = typeFact(types, type);
  switch (fact?.kind) {
    case "function":
      return "Functions stay on their thread: pass data, and call the function where it is.";
    case "promise":
      return "Await it first, and pass what it resolves to.";
    case "iterable":
      return collect;
    case "builtin":
      if (fact.name.startsWith("URL")) return "Pass its text, `String(value)`.";
      return isStream(fact.name) ? collect : usual;
    case "primitive":
      return "Symbols are not the same on another thread: pass a string or a number.";
    case "class":
      return `${lossOf(fact.properties)} Pass its data as a plain object.`;
    case "interface":
      return "Its methods stay on their thread: pass its data as a plain object.";
    default:
      return usual;
  }
}

function lossOf(properties: readonly PropertyFact[]): string {
  const named = (what: string, lost: readonly PropertyFact[]) =>
    lost.length === 0
      ? []
      : [
          `${what} ${lost
            .map((each) => each.name)
            .slice(0, 3)
            .join(", ")}`,
        ];
  const parts = [
    ...named(
      "methods",
      properties.filter((each) => each.method),
    ),
    ...named(
      "accessors",
      properties.filter((each) => each.accessor === true),
    ),
    ...named(
      "private fields",
      properties.filter((each) => each.name.startsWith("#") && !each.method),
    ),
  ];
  return `A copy would lose its ${parts.join(" and ")}.`;
}
