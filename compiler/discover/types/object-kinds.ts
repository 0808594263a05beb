import type ts from "typescript";
import type { ProgramView } from "../view.js";

const isObject = ({ ts }: ProgramView, type: ts.Type): type is ts.ObjectType =>
  (type.flags & ts.TypeFlags.Object) !== 0;

export const isReference = (view: ProgramView, type: ts.Type): type is ts.TypeReference =>
  isObject(view, type) && (type.objectFlags & view.ts.ObjectFlags.Reference) !== 0;

/** An instance of a class or interface, not its static side. */
export function isDeclared(view: ProgramView, type: ts.Type): type is ts.InterfaceType {
  if (!isObject(view, type)) return false;
  const target = isReference(view, type) ? type.target : type;
  return (target.objectFlags & view.ts.ObjectFlags.ClassOrInterface) !== 0;
}

/** The arguments that were written, without the outer ones and the hidden `this`. */
export function argumentsOf(view: ProgramView, type: ts.Type): readonly ts.Type[] {
  if (!isReference(view, type)) return [];
  const count = type.target.typeParameters?.length ?? 0;
  return view.checker.getTypeArguments(type).slice(0, count);
}

/** The declaration that a reference is of, with the declaration's own type parameters. */
export function genericOf(view: ProgramView, type: ts.InterfaceType): ts.InterfaceType {
  return isReference(view, type) ? type.target : type;
}

/** Functions and the static sides of classes. */
export const isCallable = ({ ts, checker }: ProgramView, type: ts.Type): boolean =>
  checker.getSignaturesOfType(type, ts.SignatureKind.Call).length > 0 ||
  checker.getSignaturesOfType(type, ts.SignatureKind.Construct).length > 0;
