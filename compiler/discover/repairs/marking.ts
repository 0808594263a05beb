import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { ProgramView } from "../view.js";
import { insertion, removal } from "./edits.js";
import { exporting, topLevelStatement } from "./exporting.js";

const marker = "/** @node */";

/** The edit that makes a function at the top level an exported node. */
export function marking(view: ProgramView, declaration: ts.Declaration): TextEdit | undefined {
  const { ts } = view;
  const isFunction = ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration);
  const statement = isFunction ? topLevelStatement(view, declaration) : undefined;
  if (statement === undefined) return undefined;
  const file = declaration.getSourceFile();
  const at = statement.getStart(file);
  const isFirst = file.getLineAndCharacterOfPosition(at).character === 0;
  const more = exporting(view, declaration)?.newText ?? "";
  return insertion(view, file, { at, newText: `${marker}${isFirst ? "\n" : " "}${more}` });
}

/** The edit that takes a marker away which stands alone in its comment. */
export function unmarking(view: ProgramView, declaration: ts.Declaration): TextEdit | undefined {
  const host = topLevelStatement(view, declaration);
  const file = declaration.getSourceFile();
  const range = (host && view.ts.getLeadingCommentRanges(file.text, host.getFullStart()))?.find(
    ({ pos, end }) => /^\/\*\*\s*@node\s*\*\/$/u.test(file.text.slice(pos, end)),
  );
  return range && removal(view, file, { from: range.pos, to: range.end });
}
