import { definiteAlternatives, typeFact } from "./type-lookup.js";
import type { TypeFact, TypeId, TypeTable } from "./types.js";

/** Types of the language and of Node whose values are copied from thread to thread. */
const sendableClasses: ReadonlySet<string> = new Set([
  "Date",
  "RegExp",
  "Error",
  "AggregateError",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
  "ArrayBuffer",
  "ArrayBufferLike",
  "SharedArrayBuffer",
  "DataView",
  "Buffer",
  "Blob",
  "Boolean",
  "Number",
  "String",
  "BigInt",
  "Object",
  "RegExpMatchArray",
  "RegExpExecArray",
  "TemplateStringsArray",
]);

export const isSendable = ({ name, data }: Extract<TypeFact, { kind: "builtin" }>): boolean =>
  data === true || sendableClasses.has(name);

/** What is read piece by piece, by whoever made it. */
export const isStream = (name: string): boolean =>
  /^(?:Async)?(?:Generator|Iterator|Iterable|IterableIterator|IteratorObject)$/u.test(name) ||
  name.endsWith("Iterator");

/**
 * Whether values of a type are somebody to call rather than data: instances of a class or interface with methods. All
 * alternatives of a union must be; `null` and `undefined` do not count.
 */
export function isService(types: TypeTable, id: TypeId): boolean {
  const parts = definiteAlternatives(types, id);
  return parts.length > 0 && parts.every((each) => isServiceAlone(types, each));
}

function isServiceAlone(types: TypeTable, id: TypeId): boolean {
  const fact = typeFact(types, id);
  if (fact?.kind === "builtin") return !isSendable(fact) && !isStream(fact.name);
  return isDeclared(types, id) && fact !== undefined && "properties" in fact
    ? fact.properties.some((each) => each.method)
    : false;
}

/** Whether a type is a class or an interface of the program or of a package. */
export function isDeclared(types: TypeTable, id: TypeId): boolean {
  const kind = typeFact(types, id)?.kind;
  return kind === "class" || kind === "interface";
}

/** Whether a type alone can say which provider is meant. */
export const identifiesProvider = (types: TypeTable, id: TypeId): boolean =>
  isDeclared(types, id) || isServiceAlone(types, id);
