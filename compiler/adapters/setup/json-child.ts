import { createScanner, type Node } from "jsonc-parser";
import { endOfLine } from "./text-style.js";

/** The text with one more child at the end of an object or array that has some: in a line of its own if the last one is. */
export function withChild(text: string, { children = [] }: Node, child: string): string {
  const last = children.at(-1)!;
  const end = last.offset + last.length;
  const { hasComma, at } = whatFollows(text, end);
  const separator = hasComma ? "" : ",";
  const gap = gapBefore(text, last.offset);
  const added = `${gap}${child}${hasComma ? "," : ""}`;
  return text.slice(0, end) + separator + text.slice(end, at) + added + text.slice(at);
}

// Those of jsonc-parser, which has them as a constant enumeration only.
const comma = 5;
const lineComment = 12;
const blockComment = 13;
const lineBreak = 14;
const space = 15;

/** Whether there is a comma behind a child, and the place behind what belongs to its line: that comma, and comments. */
function whatFollows(text: string, end: number): { hasComma: boolean; at: number } {
  const scanner = createScanner(text);
  scanner.setPosition(end);
  const found = { hasComma: false, at: end };
  let isSameLine = true;
  for (let kind: number = scanner.scan(); following.has(kind); kind = scanner.scan()) {
    if (kind === lineBreak) isSameLine = false;
    if (kind === comma) found.hasComma = true;
    if (kind === comma || (isComment(kind) && isSameLine))
      found.at = scanner.getTokenOffset() + scanner.getTokenLength();
  }
  return found;
}

const following: ReadonlySet<number> = new Set([
  comma,
  lineComment,
  blockComment,
  lineBreak,
  space,
]);

const isComment = (kind: number): boolean => kind === lineComment || kind === blockComment;

/** A new line with the indentation of a child that begins one, else a space. */
function gapBefore(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset) + 1;
  const indent = text.slice(line, offset);
  return line > 0 && /^\s*$/u.test(indent) ? endOfLine(text) + indent : " ";
}
