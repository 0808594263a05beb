import type ts from "typescript";
import type { TypeScript } from "./input.js";
import type { Reading } from "./reading.js";
import { declarationOf, symbolAt, unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

export type InlineFunction = ts.ArrowFunction | ts.FunctionExpression;

export const isInlineFunction = (ts: TypeScript, node: ts.Node): node is InlineFunction =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/** The function that an expression is or names, as far as its declaration shows it. */
function functionOf(
  view: ProgramView,
  expression: ts.Expression,
): ts.SignatureDeclaration | undefined {
  const { ts } = view;
  const inner = unwrap(ts, expression);
  if (isInlineFunction(ts, inner)) return inner;
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return undefined;
  const symbol = symbolAt(view, inner);
  const declaration = symbol && declarationOf(view, symbol);
  if (declaration === undefined) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined)
    return undefined;
  const value = unwrap(ts, declaration.initializer);
  return isInlineFunction(ts, value) ? value : undefined;
}

/** How to call what an expression evaluates to; overloads are answered by their implementation if it is known. */
export function signatureOf(
  view: ProgramView,
  expression: ts.Expression,
): ts.Signature | undefined {
  const declaration = functionOf(view, expression);
  if (declaration !== undefined) return view.checker.getSignatureFromDeclaration(declaration);
  const type = view.checker.getTypeAtLocation(expression);
  return view.checker.getSignaturesOfType(type, view.ts.SignatureKind.Call)[0];
}

/** Whether a result has to be awaited: what is `any`, or not known yet, may be a promise. */
export function mayBePromise(reading: Reading, type: ts.Type): boolean {
  const { Any, Unknown, Instantiable } = reading.ts.TypeFlags;
  return (type.flags & (Any | Unknown | Instantiable)) !== 0 || isPromise(reading, type);
}

/** What depends on a type parameter is not known to be one. */
export const isPromise = ({ ts, types }: Pick<Reading, "ts" | "types">, type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Instantiable) === 0 && types.read(type) !== types.readAwaited(type);
