import type ts from "typescript";
import { nameText, unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

type NamedProperty = readonly [name: string, property: ts.ObjectLiteralElementLike];

/** The properties of an object literal as written; undefined when it has a spread or a name that is computed. */
export function entriesOfLiteral(
  { ts }: ProgramView,
  literal: ts.ObjectLiteralExpression,
): readonly NamedProperty[] | undefined {
  const entries: NamedProperty[] = [];
  for (const each of literal.properties) {
    const name = each.name && nameText(ts, each.name);
    if (name === undefined || name.startsWith("[")) return undefined;
    entries.push([name, each]);
  }
  return entries;
}

/** By name: of two with one name the last counts. */
export function propertiesOfLiteral(
  view: ProgramView,
  literal: ts.ObjectLiteralExpression,
): ReadonlyMap<string, ts.ObjectLiteralElementLike> | undefined {
  const entries = entriesOfLiteral(view, literal);
  return entries && new Map(entries);
}

/** The value of an expression that the checker knows: a literal, or a `const` of one. */
export function constantOf(
  { ts, checker }: ProgramView,
  expression: ts.Expression,
): string | number | boolean | undefined {
  const type = checker.getTypeAtLocation(expression);
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if ((type.flags & ts.TypeFlags.BooleanLiteral) === 0) return undefined;
  return checker.typeToString(type) === "true";
}

/** Whether options say `name: true`. */
export function isTrue(
  view: ProgramView,
  options: ts.Expression | undefined,
  name: string,
): boolean {
  const { ts } = view;
  const literal = options && unwrap(ts, options);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return false;
  const property = propertiesOfLiteral(view, literal)?.get(name);
  if (property === undefined || !ts.isPropertyAssignment(property)) return false;
  return constantOf(view, property.initializer) === true;
}
