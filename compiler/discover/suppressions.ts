import type ts from "typescript";
import type { SuppressionFact } from "../model/suppression-fact.js";
import { isLineComment } from "./line-comments.js";
import { spanIn } from "./places.js";
import type { ProgramView } from "./view.js";
import { wholeLines } from "./whole-lines.js";

const directive =
  /(?<head>\/\/[ \t]*aetherflow-disable-next-line(?![\w-]))(?<codes>.*?)(?:[ \t]--.*)?$/gmu;

/** The comments of a file that suppress what is found in the next line, by place. */
export const readSuppressions = (
  view: ProgramView,
  file: ts.SourceFile,
): readonly SuppressionFact[] =>
  [...file.text.matchAll(directive)]
    .filter(({ index }) => isLineComment(view, file, index))
    .map((found) => readSuppression(view, file, found));

function readSuppression(
  view: ProgramView,
  file: ts.SourceFile,
  { 0: text, index: from, groups }: RegExpExecArray,
): SuppressionFact {
  const { head = "", codes = "" } = groups ?? {};
  const span = { from, to: from + text.length };
  const site = spanIn(view, file, span);
  const start = from + head.length;
  return {
    site,
    line: site.line + 1 + commentLines(file, span.to),
    codes: [...codes.matchAll(/[^\s,]+/gu)].map(({ 0: name, index }) => ({
      name,
      site: spanIn(view, file, { from: start + index, to: start + index + name.length }),
    })),
    extent: spanIn(view, file, wholeLines(file, span)),
  };
}

/** How many lines follow that are comments, such as what other tools are told of the same line. */
function commentLines({ text }: ts.SourceFile, end: number): number {
  const [lines = ""] = /(?:\r?\n[ \t]*\/\/[^\r\n]*)*/uy.exec(text.slice(end)) ?? [];
  return lines.split("\n").length - 1;
}
