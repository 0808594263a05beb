import type ts from "typescript";
import type { ProgramView } from "../view.js";
import { argumentsOf, isCallable, isDeclared, isReference } from "./object-kinds.js";
import { propertiesOf } from "./properties.js";
import type { Shape, TupleElement } from "./shape.js";

export function shapeOfObject(view: ProgramView, type: ts.ObjectType): Shape {
  const { ts, checker } = view;
  if (checker.isArrayType(type)) {
    const element = argumentsOf(view, type)[0] ?? checker.getAnyType();
    return { kind: "array", element, readonly: type.symbol.name === "ReadonlyArray" };
  }
  if (checker.isTupleType(type) && isReference(view, type)) return tupleOf(view, type);
  if (isDeclared(view, type)) return { kind: "declared", symbol: type.symbol, type };
  const symbol: ts.Symbol | undefined = type.symbol;
  const statics = ts.SymbolFlags.Class | ts.SymbolFlags.Enum | ts.SymbolFlags.ValueModule;
  if (symbol !== undefined && (symbol.flags & statics) !== 0) return { kind: "static", symbol };
  if (isCallable(view, type)) return { kind: "function", type };
  return { kind: "record", properties: propertiesOf(view, type), index: indexOf(view, type) };
}

function tupleOf(view: ProgramView, type: ts.TypeReference): Shape {
  const target = type.target as ts.TupleType;
  const elements = view.checker.getTypeArguments(type).map((each, at): TupleElement => {
    const flags = target.elementFlags[at] ?? view.ts.ElementFlags.Required;
    return { type: each, form: formOf(view, flags) };
  });
  return { kind: "tuple", elements, readonly: target.readonly };
}

function formOf({ ts }: ProgramView, flags: ts.ElementFlags): TupleElement["form"] {
  if ((flags & ts.ElementFlags.Variable) !== 0) return "rest";
  return (flags & ts.ElementFlags.Optional) !== 0 ? "optional" : "required";
}

/** The type of an index signature, by strings if there is one. */
export function indexOf({ ts, checker }: ProgramView, type: ts.Type): ts.Type | undefined {
  const infos = checker.getIndexInfosOfType(type);
  const byString = infos.find((info) => (info.keyType.flags & ts.TypeFlags.String) !== 0);
  return (byString ?? infos[0])?.type;
}
