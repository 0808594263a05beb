import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { ProgramView } from "../view.js";
import { replacement } from "./edits.js";
import { topLevelStatement } from "./exporting.js";

/** The edit that makes a variable at the top level a `const`, if nothing is assigned to it later. */
export function makingConstant(view: ProgramView, place: ts.Node): TextEdit | undefined {
  const { ts } = view;
  if (!ts.isVariableDeclaration(place) || topLevelStatement(view, place) === undefined)
    return undefined;
  const { parent, name } = place;
  if (!ts.isIdentifier(name) || (parent.flags & ts.NodeFlags.Const) !== 0) return undefined;
  const file = place.getSourceFile();
  if (isAssigned(file.text.slice(0, place.pos), name.text)) return undefined;
  if (isAssigned(file.text.slice(place.end), name.text)) return undefined;
  const from = parent.getStart(file);
  const keyword = /^\w+/u.exec(file.text.slice(from))![0];
  return replacement(view, file, { from, to: from + keyword.length, newText: "const" });
}

const isAssigned = (text: string, name: string): boolean =>
  new RegExp(
    `(?<![\\w$.])${name.replaceAll("$", "\\$")}\\s*(?:=(?![=>])|[-+*/%&|^?<>]+=|\\+\\+|--)`,
    "u",
  ).test(text);
