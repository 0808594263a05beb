import type ts from "typescript";
import type { CallFact, PlaceFact } from "../../model/bodies.js";
import { isInlineFunction } from "../functions.js";
import { isForeign, siteOf } from "../places.js";
import { declarationOf, unwrap } from "../symbols.js";
import { symbolIn } from "./body-reading.js";
import type { BodyScope } from "./body-scope.js";
import { isDeclaredIn } from "./destinations.js";
import { placeOf } from "./value-places.js";

/** A call of a function or a method that the program writes out, whose body will be read as well. */
export function callAt(scope: BodyScope, node: ts.Node): CallFact | undefined {
  const { reading } = scope;
  if (!reading.ts.isCallExpression(node)) return undefined;
  const callee = unwrap(reading.ts, node.expression);
  const owner = calledFunction(scope, callee);
  const key = owner && reading.called.enter(owner);
  if (key === undefined) return undefined;
  const receiver = receiverOf(scope, callee);
  return {
    callee: key,
    ...(receiver && { receiver }),
    arguments: node.arguments.map((each) => placeOf(scope, each)),
    site: siteOf(reading, node),
  };
}

function receiverOf(scope: BodyScope, callee: ts.Expression): PlaceFact | undefined {
  return scope.reading.ts.isPropertyAccessExpression(callee)
    ? placeOf(scope, callee.expression)
    : undefined;
}

/** The function that an expression names. */
export function calledFunction(
  scope: BodyScope,
  callee: ts.Expression,
): ts.FunctionLikeDeclaration | undefined {
  const { reading } = scope;
  const { ts } = reading;
  if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee)) return undefined;
  const symbol = symbolIn(reading, callee);
  const declaration = symbol && declarationOf(reading, symbol);
  if (declaration === undefined || isForeign(reading, declaration.getSourceFile()))
    return undefined;
  const { owner, kind } = scope.body;
  const isPart = kind !== "file" && declaration !== owner;
  if (isPart && isDeclaredIn(scope, declaration)) return undefined;
  if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) {
    return declaration;
  }
  const value =
    ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
      ? unwrap(ts, declaration.initializer)
      : undefined;
  return value !== undefined && isInlineFunction(ts, value) ? value : undefined;
}
