import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { ProgramView } from "../view.js";
import { insertion, replacement } from "./edits.js";

export type TypeOnlyImport = ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport;

/** The edits that import a value; what else the same import names stays a type. */
export function importingValue(view: ProgramView, node: TypeOnlyImport): readonly TextEdit[] {
  const { ts } = view;
  const file = node.getSourceFile();
  if (ts.isImportSpecifier(node) && node.isTypeOnly) {
    const name = node.propertyName ?? node.name;
    return [drop(view, file, { from: node.getStart(file), to: name.getStart(file) })];
  }
  const clause = clauseOf(view, node);
  const named = clause.name ?? clause.namedBindings;
  if (named === undefined) return [];
  const others =
    clause.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings)
      ? clause.namedBindings.elements.filter((each) => each !== node)
      : [];
  return [
    drop(view, file, { from: clause.getStart(file), to: named.getStart(file) }),
    ...others.map((each) => insertion(view, file, { at: each.getStart(file), newText: "type " })),
  ];
}

const drop = (
  view: ProgramView,
  file: ts.SourceFile,
  span: { readonly from: number; readonly to: number },
): TextEdit => replacement(view, file, { ...span, newText: "" });

function clauseOf({ ts }: ProgramView, node: TypeOnlyImport): ts.ImportClause {
  if (ts.isImportClause(node)) return node;
  return ts.isImportSpecifier(node) ? node.parent.parent : node.parent;
}
