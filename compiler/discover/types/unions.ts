import type ts from "typescript";
import type { ProgramView } from "../view.js";
import type { Part } from "./shape.js";

/** The members of a union, with `true | false` and all members of an enum put together again. */
export function wholesOf(view: ProgramView, type: ts.UnionType): readonly ts.Type[] {
  const { ts, checker } = view;
  const wholes = new Set<ts.Type>(type.types);
  const groups = new Map<ts.Type, ts.Type[]>();
  for (const member of type.types) {
    if ((member.flags & (ts.TypeFlags.BooleanLiteral | ts.TypeFlags.EnumLiteral)) === 0) continue;
    const base = checker.getBaseTypeOfLiteralType(member);
    groups.set(base, [...(groups.get(base) ?? []), member]);
  }
  for (const [base, members] of groups) {
    if (!base.isUnion() || base === type || base.types.length !== members.length) continue;
    for (const member of members) wholes.delete(member);
    wholes.add(base);
  }
  return [...wholes];
}

/** A type without `undefined`. */
export function definite(view: ProgramView, type: ts.Type): Part {
  const { ts, checker } = view;
  if (!type.isUnion()) return type;
  const left = type.types.filter((member) => (member.flags & ts.TypeFlags.Undefined) === 0);
  if (left.length === type.types.length) return type;
  if (left.length < 2) return left[0] ?? type;
  const keeps = left.some(
    (member) => (member.flags & ts.TypeFlags.Null) !== 0 || !isClosed(ts, member),
  );
  return keeps ? left : checker.getNonNullableType(type);
}

const isClosed = (ts: ProgramView["ts"], type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Instantiable) === 0;
