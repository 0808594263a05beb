import type { TypeId } from "./types.js";

/*
 * The grammar of composed type ids. Phases after discovery compose ids with these functions (the record
 * that a fan-out makes, the array that a map makes), and the oracle reads them back with `readComposed`.
 * Literal types are quoted as in JSON; function types and intersections are always parenthesised.
 */

export interface ComposedProperty {
  readonly name: string;
  readonly type: TypeId;
  readonly optional?: boolean;
  readonly readonly?: boolean;
}

export type Composed =
  | { readonly kind: "array"; readonly element: TypeId }
  | { readonly kind: "tuple"; readonly elements: readonly TypeId[] }
  | { readonly kind: "record"; readonly properties: readonly ComposedProperty[] }
  | { readonly kind: "union"; readonly members: readonly TypeId[] };

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const arrayId = (element: TypeId): TypeId => `Array<${element}>`;

export const tupleId = (elements: readonly TypeId[]): TypeId => `[${elements.join(", ")}]`;

/** Properties in any order; `index` is the type of an index signature. */
export function recordId(properties: readonly ComposedProperty[], index?: TypeId): TypeId {
  const parts = properties.map(propertyText).sort(byText);
  if (index !== undefined) parts.push(`[index]: ${index}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
}

/** Members in any order, doubles allowed; a union among them must have been flattened before. */
export function unionId(members: readonly TypeId[]): TypeId {
  const distinct = [...new Set(members)].sort(byText);
  return distinct.join(" | ");
}

/** The parts of a composed id; undefined for any other id, and for an id with an index signature. */
export function readComposed(id: TypeId): Composed | undefined {
  const members = split(id, " | ");
  if (members.length > 1) return { kind: "union", members };
  if (id.startsWith("Array<") && id.endsWith(">"))
    return { kind: "array", element: id.slice(6, -1) };
  if (id === "[]") return { kind: "tuple", elements: [] };
  if (id.startsWith("[") && id.endsWith("]"))
    return { kind: "tuple", elements: split(id.slice(1, -1), ", ") };
  if (id === "{}") return { kind: "record", properties: [] };
  return id.startsWith("{ ") && id.endsWith(" }")
    ? readRecord(split(id.slice(2, -2), "; "))
    : undefined;
}

/** A property's name as an object type writes it. */
export const keyText = (name: string): string =>
  /^[\w$]+$/u.test(name) ? name : JSON.stringify(name);

function propertyText({ name, type, optional, readonly }: ComposedProperty): string {
  return `${readonly === true ? "readonly " : ""}${keyText(name)}${optional === true ? "?" : ""}: ${type}`;
}

const propertyPattern = /^(readonly )?("(?:[^"\\]|\\.)*"|[\w$]+)(\?)?: (.*)$/su;

function readRecord(parts: readonly string[]): Composed | undefined {
  const properties: ComposedProperty[] = [];
  for (const part of parts) {
    const [, readonly, key, optional, type] = propertyPattern.exec(part) ?? [];
    if (key === undefined || type === undefined) return undefined;
    const name: string = key.startsWith('"') ? JSON.parse(key) : key;
    properties.push({ name, type, optional: optional === "?", readonly: readonly !== undefined });
  }
  return { kind: "record", properties };
}

/** Splits at a separator outside brackets and quotes. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') at = endOfString(text, at);
    else if ("([{<".includes(char)) depth++;
    else if (")]}".includes(char) || (char === ">" && text[at - 1] !== "=")) depth--;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** The place of the closing quote of the string that opens at `open`. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
