import type { TypeText } from "../model/plan.js";
import { readComposed } from "../model/type-ids.js";
import type { DeclarationKey, PropertyFact, TypeEntry, TypeFact, TypeId } from "../model/types.js";

export type Declared = Extract<TypeFact, { kind: "class" | "interface" }>;

/** The entry of an id that a later phase composed, which the table does not have. */
export function composedEntry(id: TypeId): TypeEntry | undefined {
  const composed = readComposed(id);
  if (composed === undefined) return undefined;
  switch (composed.kind) {
    case "array":
      return { id, text: id, fact: { ...composed, readonly: false } };
    case "record": {
      const properties = composed.properties.map(
        ({ name, type, optional = false, readonly = false }): PropertyFact => {
          return { name, type, optional, readonly, method: false };
        },
      );
      return { id, text: id, fact: { kind: "record", properties } };
    }
    default:
      return { id, text: id, fact: composed };
  }
}

/** Facts that have lost what the text would need: a tuple's optional elements. */
export const isInexact = ({ id, fact }: TypeEntry): boolean =>
  fact.kind === "tuple" && /\?[,\]]/u.test(id);

export function partsOf(fact: TypeFact): readonly TypeId[] {
  switch (fact.kind) {
    case "union":
    case "intersection":
      return fact.members;
    case "tuple":
      return fact.rest === undefined ? fact.elements : [...fact.elements, fact.rest];
    case "map":
      return [fact.key, fact.value];
    case "array":
    case "set":
    case "iterable":
      return [fact.element];
    case "promise":
      return [fact.value];
    case "builtin":
      return fact.arguments;
    default:
      return [];
  }
}

/** Methods have no text: what they take and give is not in the facts. */
export function partsOfStructure({ properties, index }: Pick<Declared, "properties" | "index">) {
  if (properties.some((each) => each.method)) return undefined;
  const types = properties.map((each) => each.type);
  return index === undefined ? types : [...types, index];
}

/** The built-in's own name: the fact has `ReadonlyMap` as a map. */
export function builtInName(id: TypeId, fact: TypeFact): string {
  const written = /^global#([\w$.]+)/u.exec(id)?.[1];
  if (written !== undefined) return written;
  switch (fact.kind) {
    case "builtin":
    case "typedArray":
      return fact.name;
    case "iterable":
      return fact.async ? "AsyncIterable" : "Iterable";
    case "map":
      return "Map";
    case "set":
      return "Set";
    default:
      return "Promise";
  }
}

export function literalText(value: Extract<TypeFact, { kind: "literal" }>["value"]): string {
  return typeof value === "object" ? `${value.bigint}n` : JSON.stringify(value);
}

export const nameOf = (declaration: DeclarationKey): string =>
  declaration.slice(declaration.lastIndexOf("#") + 1);

export const applied = (name: string, texts: readonly TypeText[]): TypeText =>
  texts.length === 0 ? name : `${name}<${texts.join(", ")}>`;

/** As people write it. */
export function nullishLast(texts: readonly TypeText[]): readonly TypeText[] {
  const isNullish = (text: TypeText) => text === "null" || text === "undefined";
  return [...texts.filter((each) => !isNullish(each)), ...texts.filter(isNullish)];
}

const quoted = /"(?:[^"\\]|\\.)*"|`[^`]*`/gu;

/** In brackets where an operator follows or precedes. */
export function grouped(text: TypeText): TypeText {
  let depth = 0;
  for (const char of text.replace(quoted, "_")) {
    if ("([{<".includes(char)) depth++;
    else if (")]}>".includes(char)) depth--;
    else if (char === " " && depth === 0) return `(${text})`;
  }
  return text;
}
