import type ts from "typescript";
import type { ProgramView } from "./view.js";

/** Names that are looked up in a value, a type or a label, not in the module. */
export function isMemberName({ ts }: ProgramView, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent)
  );
}

/** A shorthand property stands for two symbols: the variable's is meant. */
export const symbolOfName = (
  { ts, checker }: ProgramView,
  node: ts.Identifier,
): ts.Symbol | undefined =>
  ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);

/** Identifiers by their text. */
export type Names = ReadonlyMap<string, readonly ts.Identifier[]>;

export function namesIn({ ts }: ProgramView, root: ts.Node): Names {
  const names = new Map<string, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const known = names.get(node.text);
      if (known === undefined) names.set(node.text, [node]);
      else known.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}
