import type ts from "typescript";
import type { TypeScript } from "../input.js";

/** The assignment that sets an expression as a part of a pattern: `[x.a, x.b] = ...`, `({ n: x.n } = ...)`. */
export function patternAround(ts: TypeScript, target: ts.Node): ts.BinaryExpression | undefined {
  let at = target;
  while (isOfPattern(ts, at)) at = at.parent;
  const { parent } = at;
  const isSet =
    at !== target &&
    ts.isBinaryExpression(parent) &&
    parent.left === at &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet ? parent : undefined;
}

/** Whether what an expression stands in may be a pattern, of which it is set. */
function isOfPattern(ts: TypeScript, node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent)
  );
}
