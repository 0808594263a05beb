import type ts from "typescript";
import type { PlaceFact } from "../../model/bodies.js";
import type { BodyScope } from "./body-scope.js";
import { isOfLanguage } from "./language-methods.js";
import { placeOf } from "./value-places.js";

/** What a call gives to code that nobody reads. The language's own functions change only what they are methods of. */
export function handedOnAt(scope: BodyScope, node: ts.Node): readonly PlaceFact[] {
  const { ts } = scope.reading;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const isAssign = callee.getText() === "Object.assign";
  if (isOfLanguage(scope.reading, name) && !isAssign) return [];
  return (node.arguments ?? []).flatMap((each) => placeOf(scope, each) ?? []);
}
