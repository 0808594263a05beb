import {
  applyEdits,
  findNodeAtLocation,
  type JSONPath,
  type ModificationOptions,
  modify,
  parseTree,
} from "jsonc-parser";
import { endOfLine, indentation } from "./text-style.js";

/** The text with a value in a place, without it when that is undefined, and everything else as it was. */
export const withValue = (text: string, path: JSONPath, value: unknown): string =>
  edited(text, { path, value }, false);

/** The text with one more element at the end of an array: in the same line if the array is in one. */
export function withElement(text: string, path: JSONPath, value: unknown): string {
  const mark = markOf(text);
  const plain = text.slice(mark.length);
  const {
    offset = 0,
    length = 0,
    children = [],
  } = findNodeAtLocation(parseTree(plain)!, path) ?? {};
  const last = children.at(-1);
  const isInLines = /[\r\n]/u.test(plain.slice(offset, offset + length));
  if (last === undefined || isInLines) return edited(text, { path: [...path, -1], value }, true);
  const end = last.offset + last.length;
  return `${mark}${plain.slice(0, end)}, ${oneLine(value)}${plain.slice(end)}`;
}

interface Change {
  readonly path: JSONPath;
  readonly value: unknown;
}

/** jsonc-parser would give each element a line: it places a mark, which the value then takes the place of. */
function edited(text: string, { path, value }: Change, isArrayInsertion: boolean): string {
  const mark = markOf(text);
  const plain = text.slice(mark.length);
  const options: ModificationOptions = { formattingOptions: formatOf(plain), isArrayInsertion };
  const stand = value === undefined ? undefined : standIn(plain);
  const placed = applyEdits(plain, modify(plain, path, stand, options));
  return mark + (stand === undefined ? placed : placed.replace(`"${stand}"`, () => oneLine(value)));
}

/** A string that a text does not have. */
function standIn(text: string): string {
  let stand = "aetherflow";
  while (text.includes(`"${stand}"`)) stand += "-";
  return stand;
}

/** The mark of the byte order, which is no part of the JSON. */
const markOf = (text: string): string => (text.startsWith("\ufeff") ? "\ufeff" : "");

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function formatOf(text: string) {
  const unit = indentation(text);
  const insertSpaces = unit !== "\t";
  return { insertSpaces, tabSize: insertSpaces ? unit.length : 1, eol: endOfLine(text) };
}
