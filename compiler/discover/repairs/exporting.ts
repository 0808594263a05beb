import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import { isForeign } from "../places.js";
import type { ProgramView } from "../view.js";
import { insertion } from "./edits.js";

/** The edit that exports a declaration, if it stands at the top level and its name is free. */
export function exporting(view: ProgramView, declaration: ts.Declaration): TextEdit | undefined {
  const statement = topLevelStatement(view, declaration);
  if (statement === undefined || !mayExport(view, statement, declaration)) return undefined;
  const file = declaration.getSourceFile();
  return insertion(view, file, { at: statement.getStart(file), newText: "export " });
}

/** The statement of the user's file that a declaration is, or that it is alone in. */
export function topLevelStatement(
  view: ProgramView,
  declaration: ts.Node,
): ts.Statement | undefined {
  const { ts } = view;
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const isKnown =
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  if (!isKnown || !ts.isSourceFile(statement.parent)) return undefined;
  if (ts.isVariableStatement(statement) && statement.declarationList.declarations.length > 1)
    return undefined;
  return isForeign(view, statement.parent) ? undefined : statement;
}

function mayExport(
  { ts, checker }: ProgramView,
  statement: ts.Statement,
  declaration: ts.Declaration,
): boolean {
  const { Export, Ambient } = ts.ModifierFlags;
  const modifiers = ts.getCombinedModifierFlags(declaration);
  const name = ts.getNameOfDeclaration(declaration);
  const file = statement.getSourceFile();
  const module = checker.getSymbolAtLocation(file);
  if ((modifiers & (Export | Ambient)) !== 0 || name === undefined || module === undefined)
    return false;
  return checker.getExportsOfModule(module).every((each) => each.name !== name.getText());
}
