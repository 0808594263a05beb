import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { Names } from "../names.js";
import type { ProgramView } from "../view.js";
import { removal, replacement } from "./edits.js";
import { losingImports } from "./lost-imports.js";

/** The edits that make a member of a context a public property of its instances. */
export function publishing(view: ProgramView, element: ts.ClassElement): readonly TextEdit[] {
  const { ts } = view;
  const { StaticKeyword, PrivateKeyword, ProtectedKeyword } = ts.SyntaxKind;
  const unwanted: readonly ts.SyntaxKind[] = [StaticKeyword, PrivateKeyword, ProtectedKeyword];
  const isProperty = ts.isPropertyDeclaration(element) && !ts.isPrivateIdentifier(element.name);
  const file = element.getSourceFile();
  return (isProperty ? (element.modifiers ?? []) : [])
    .filter((each) => unwanted.includes(each.kind))
    .map((each) => {
      const space = /^\s*/u.exec(file.text.slice(each.end))![0].length;
      return replacement(view, file, {
        from: each.getStart(file),
        to: each.end + space,
        newText: "",
      });
    });
}

/** The edits that remove a member with the comments that belong to it, and an import that it alone uses. */
export const removing = (
  view: ProgramView,
  element: ts.ClassElement,
  names: Names,
): readonly TextEdit[] => [removingElement(view, element), ...losingImports(view, element, names)];

function removingElement(view: ProgramView, element: ts.ClassElement): TextEdit {
  const { ts } = view;
  const file = element.getSourceFile();
  const { text } = file;
  const behind = ts.getTrailingCommentRanges(text, element.end)?.at(-1);
  let from = element.getStart(file);
  for (const { pos, end } of [
    ...(ts.getLeadingCommentRanges(text, element.getFullStart()) ?? []),
  ].reverse()) {
    if (/\n\s*\n/u.test(text.slice(end, from))) break;
    from = pos;
  }
  return removal(view, file, { from, to: behind?.end ?? element.end });
}
