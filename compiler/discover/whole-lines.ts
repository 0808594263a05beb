import type ts from "typescript";
import type { Span } from "./places.js";

const lineBreak = /^[ \t]*(?:\r\n|[\n\r\u2028\u2029]|$)/u;

/** A span and the rest of its lines, line break included, if there is nothing else on them; else with the space before. */
export function wholeLines({ text }: ts.SourceFile, { from, to }: Span): Span {
  let start = from;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  const rest = lineBreak.exec(text.slice(to));
  const isFirst = start === 0 || /[\n\r\u2028\u2029]/u.test(text[start - 1]!);
  if (!isFirst) return { from: start, to };
  return rest === null ? { from, to } : { from: start, to: to + rest[0].length };
}
