import type ts from "typescript";
import type { PlaceFact } from "../../model/bodies.js";
import type { BodyScope } from "./body-scope.js";
import { isOfLanguage } from "./language-methods.js";
import { placeOf } from "./value-places.js";

/**
 * What is lost sight of at a node: a call gives it to code that nobody reads, or an object comes to where it is not
 * followed. The language's own functions change only what they are methods of.
 */
export function handedOnAt(scope: BodyScope, node: ts.Node): readonly PlaceFact[] {
  const { ts } = scope.reading;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) {
    return mixedAt(scope, node).flatMap((each) => {
      const place = placeOf(scope, each);
      return place !== undefined && isObject(scope, each) ? place : [];
    });
  }
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const isAssign = callee.getText() === "Object.assign";
  if (isOfLanguage(scope.reading, name) && !isAssign) return [];
  return (node.arguments ?? []).flatMap((each) => placeOf(scope, each) ?? []);
}

/** What becomes a part of something, one of several, or the value of a name that has others. */
function mixedAt(
  { reading: { ts }, reassigned }: BodyScope,
  node: ts.Node,
): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (ts.isPropertyAssignment(node)) return [node.initializer];
  if (ts.isShorthandPropertyAssignment(node)) return [node.name];
  const isOther = (name: ts.Node) => ts.isIdentifier(name) && reassigned.has(name.text);
  if (ts.isBinaryExpression(node)) return isOther(node.left) ? [node.right] : [];
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return [];
  return isOther(node.name) ? [node.initializer] : [];
}

function isObject({ reading: { ts, checker } }: BodyScope, value: ts.Expression): boolean {
  const { StringLike, NumberLike, BigIntLike, BooleanLike, ESSymbolLike, Null, VoidLike } =
    ts.TypeFlags;
  const plain = StringLike | NumberLike | BigIntLike | BooleanLike | ESSymbolLike | Null | VoidLike;
  const type = checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & plain) === 0);
}
