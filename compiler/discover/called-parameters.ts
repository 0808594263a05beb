import type ts from "typescript";
import type { CallableFact, ParameterFact } from "../model/named-facts.js";
import { isPromise } from "./functions.js";
import { parametersOf } from "./parameters.js";
import type { Reading } from "./reading.js";

/** The parameters of somebody who is injected, and what those are called with that are functions. */
export function calledParameters(
  reading: Reading,
  signature: ts.Signature | undefined,
): readonly ParameterFact[] {
  const declared = signature?.getDeclaration()?.parameters ?? [];
  return parametersOf(reading, signature).map((each, at) => {
    const declaration = declared[at];
    if (declaration === undefined || each.form !== "plain") return each;
    const symbol = signature?.parameters[at];
    const type = symbol
      ? reading.checker.getTypeOfSymbol(symbol)
      : reading.checker.getTypeAtLocation(declaration);
    const calls = callableOf(reading, reading.checker.getNonNullableType(type));
    if (calls === undefined) return each;
    const atOnce = isCalled(reading, each.name, bodyOf(signature)) && { atOnce: true as const };
    return { ...each, calls: { ...calls, ...atOnce } };
  });
}

/** A function type with one signature that says what it gives. */
function callableOf(reading: Reading, type: ts.Type): CallableFact | undefined {
  const { ts, checker, types, classes } = reading;
  if (checker.getSignaturesOfType(type, ts.SignatureKind.Construct).length > 0) return undefined;
  const [signature, ...others] = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
  if (signature === undefined || others.length > 0 || signature.typeParameters) return undefined;
  if (checker.getPropertiesOfType(type).length > 0) return undefined;
  const result = signature.getReturnType();
  const value = checker.getAwaitedType(result) ?? result;
  const takes = signature.parameters.map((each) => types.read(checker.getTypeOfSymbol(each)));
  const makes = takes.length > 0 ? classes.read(value, "factory") : undefined;
  return {
    ...{ takes, gives: types.read(value), promises: isPromise(reading, result) },
    ...(makes !== undefined && { makes }),
  };
}

function bodyOf(signature: ts.Signature | undefined): ts.Node | undefined {
  const declaration = signature?.getDeclaration();
  return declaration !== undefined && "body" in declaration
    ? (declaration.body as ts.Node | undefined)
    : undefined;
}

/** Whether a body calls what has a name; functions in it may be called later. */
function isCalled({ ts }: Reading, name: string, body: ts.Node | undefined): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    const isIt = ts.isCallExpression(node) && nameOf(node.expression) === name;
    return isIt || (ts.forEachChild(node, (each) => visit(each) || undefined) ?? false);
  };
  const nameOf = (callee: ts.Expression): string | undefined => {
    if (ts.isIdentifier(callee)) return callee.text;
    const isOwn =
      ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
    return isOwn ? callee.name.text : undefined;
  };
  return body !== undefined && visit(body);
}
