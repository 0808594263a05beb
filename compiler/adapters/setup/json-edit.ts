import {
  applyEdits,
  findNodeAtLocation,
  type JSONPath,
  type ModificationOptions,
  modify,
  type Node,
  parseTree,
} from "jsonc-parser";
import { withChild } from "./json-child.js";
import { endOfLine, indentation } from "./text-style.js";

/** The text with a value in a place, without it when that is undefined, and everything else as it was. */
export const withValue = (text: string, path: JSONPath, value: unknown): string =>
  unmarked(text, (plain) => {
    const name = path.at(-1);
    const parent = nodeAt(plain, path.slice(0, -1));
    if (value === undefined) return applyEdits(plain, modify(plain, path, undefined, {}));
    if (nodeAt(plain, path) === undefined && parent?.type === "object" && parent.children?.length)
      return withChild(plain, parent, `${JSON.stringify(name)}: ${oneLine(value)}`);
    return placed(plain, { path, value }, {});
  });

/** The text with one more element at the end of an array. */
export const withElement = (text: string, path: JSONPath, value: unknown): string =>
  unmarked(text, (plain) => {
    const array = nodeAt(plain, path);
    if (array?.children?.length) return withChild(plain, array, oneLine(value));
    if (array !== undefined && isEmpty(plain, array))
      return placed(plain, { path, value: [value] }, {});
    return placed(plain, { path: [...path, -1], value }, { isArrayInsertion: true });
  });

/** Without the mark of the byte order, which is no part of the JSON. */
function unmarked(text: string, edit: (plain: string) => string): string {
  return text.startsWith("\ufeff") ? `\ufeff${edit(text.slice(1))}` : edit(text);
}

/** Without comments too. */
const isEmpty = (text: string, { offset, length }: Node): boolean =>
  /^\[\s*\]$/u.test(text.slice(offset, offset + length));

function nodeAt(text: string, path: JSONPath): Node | undefined {
  const tree = parseTree(text);
  return tree && findNodeAtLocation(tree, path);
}

interface Change {
  readonly path: JSONPath;
  readonly value: unknown;
}

/** jsonc-parser would give each element a line: it places a mark, which the value then takes the place of. */
function placed(text: string, { path, value }: Change, options: ModificationOptions): string {
  const stand = standIn(text);
  const formattingOptions = formatOf(text);
  const edits = modify(text, path, stand, { ...options, formattingOptions });
  return applyEdits(text, edits).replace(`"${stand}"`, () => oneLine(value));
}

/** A string that a text does not have. */
function standIn(text: string): string {
  let stand = "aetherflow";
  while (text.includes(`"${stand}"`)) stand += "-";
  return stand;
}

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
