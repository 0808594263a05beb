import type ts from "typescript";
import { constantOf, propertiesOfLiteral } from "./literals.js";
import { siteOf } from "./places.js";
import type { Refusal } from "./steps.js";
import { unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

type Properties = ReadonlyMap<string, ts.ObjectLiteralElementLike>;

/** The options that an operator is given; text says why they cannot be read. */
export function optionsOf(
  view: ProgramView,
  given: ts.Expression | undefined,
): Properties | string {
  if (given === undefined) return new Map();
  const literal = unwrap(view.ts, given);
  const properties = view.ts.isObjectLiteralExpression(literal)
    ? propertiesOfLiteral(view, literal)
    : undefined;
  return properties ?? "has options that are not an object literal";
}

/** The expression of `name: value` or `name`. */
export function expressionOf(
  { ts }: ProgramView,
  property: ts.ObjectLiteralElementLike,
): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

export function optionValue(view: ProgramView, property: ts.ObjectLiteralElementLike) {
  const value = expressionOf(view, property);
  return value && constantOf(view, value);
}

export const unknownOption = (
  view: ProgramView,
  option: string,
  property: ts.ObjectLiteralElementLike,
): Refusal => ({
  cause: "option",
  reason: `has an option \`${option}\` that it does not know`,
  culprit: option,
  culpritSite: siteOf(view, property.name ?? property),
});

export const notLiteral = (option: string): Refusal => ({
  cause: "other",
  reason: `has an option \`${option}\` whose value is not a literal`,
});
