import type ts from "typescript";
import type { PrimitiveName } from "../../model/types.js";
import { keyOf } from "../keys.js";
import type { ProgramView } from "../view.js";
import type { LiteralValue, Shape } from "./shape.js";
import { shapeOfObject } from "./shape-of-object.js";
import { wholesOf } from "./unions.js";

/** Takes a type apart. */
export function shapeOf(view: ProgramView, type: ts.Type): Shape {
  const { ts } = view;
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
  const primitive = primitiveOf(view, type);
  if (primitive !== undefined) return primitive;
  if (is(ts.TypeFlags.EnumLike)) return enumOf(view, type);
  if (is(ts.TypeFlags.Literal)) return { kind: "literal", value: literalOf(view, type) };
  if (type.isUnion()) return { kind: "union", members: wholesOf(view, type) };
  if (type.isIntersection()) return { kind: "intersection", members: type.types };
  if (is(ts.TypeFlags.Object)) return shapeOfObject(view, type as ts.ObjectType);
  return openOf(view, type);
}

function primitiveOf({ ts, checker }: ProgramView, type: ts.Type): Shape | undefined {
  const { TypeFlags } = ts;
  const names: readonly (readonly [ts.TypeFlags, PrimitiveName])[] = [
    [TypeFlags.Any, "any"],
    [TypeFlags.Unknown, "unknown"],
    [TypeFlags.Never, "never"],
    [TypeFlags.Void, "void"],
    [TypeFlags.Undefined, "undefined"],
    [TypeFlags.Null, "null"],
    [TypeFlags.String, "string"],
    [TypeFlags.Number, "number"],
    [TypeFlags.BigInt, "bigint"],
    [TypeFlags.Boolean, "boolean"],
    [TypeFlags.ESSymbolLike, "symbol"],
    [TypeFlags.NonPrimitive, "object"],
  ];
  const name = names.find(([flag]) => (type.flags & flag) !== 0)?.[1];
  if (name !== undefined) return { kind: "primitive", name, text: name };
  const isPattern = (type.flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0;
  return isPattern
    ? { kind: "primitive", name: "string", text: checker.typeToString(type) }
    : undefined;
}

function literalOf({ checker }: ProgramView, type: ts.Type): LiteralValue {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  const text = checker.typeToString(type);
  return text === "true" || text === "false"
    ? text === "true"
    : { bigint: text.replace(/n$/u, "") };
}

/** An enum, or one of its members. */
function enumOf({ ts, checker }: ProgramView, type: ts.Type): Shape {
  const symbol = type.symbol;
  const member = symbol.valueDeclaration;
  if (member === undefined || !ts.isEnumMember(member)) return { kind: "enum", symbol };
  const of = checker.getSymbolAtLocation(member.parent.name) ?? symbol;
  return { kind: "enumMember", symbol, of, value: checker.getConstantValue(member) };
}

/** A class's `this` is a type parameter to TypeScript. Others of the same name are told apart by their place. */
function openOf(view: ProgramView, type: ts.Type): Shape {
  const { ts, checker } = view;
  const symbol: ts.Symbol | undefined = type.symbol;
  const name = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  if (!type.isTypeParameter() || symbol === undefined)
    return { kind: "open", name, text: `(${name})` };
  const isThis = (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0;
  return isThis
    ? { kind: "open", name: "this", text: "this" }
    : { kind: "open", name: symbol.name, text: keyOf(view, symbol) };
}
