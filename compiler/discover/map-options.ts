import type ts from "typescript";
import type { MapOptionsFact } from "../model/facts.js";
import { constantOf, propertiesOfLiteral } from "./literals.js";
import { unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** The second argument of `.map`, or why it cannot be read, as the end of a sentence. */
export function readMapOptions(
  view: ProgramView,
  given: ts.Expression | undefined,
): MapOptionsFact | string {
  if (given === undefined) return { ordered: true };
  const literal = unwrap(view.ts, given);
  const properties = view.ts.isObjectLiteralExpression(literal)
    ? propertiesOfLiteral(view, literal)
    : undefined;
  if (properties === undefined) return "has options that are not an object literal";
  let options: MapOptionsFact = { ordered: true };
  for (const [name, property] of properties) {
    const value = optionValue(view, property);
    if (name === "concurrency" && typeof value === "number")
      options = { ...options, concurrency: value };
    else if (name === "ordered" && typeof value === "boolean")
      options = { ...options, ordered: value };
    else return reasonAgainst(name);
  }
  return options;
}

function optionValue(view: ProgramView, property: ts.ObjectLiteralElementLike) {
  const { ts } = view;
  if (ts.isPropertyAssignment(property)) return constantOf(view, property.initializer);
  return ts.isShorthandPropertyAssignment(property) ? constantOf(view, property.name) : undefined;
}

const reasonAgainst = (name: string): string =>
  name === "concurrency" || name === "ordered"
    ? `has an option \`${name}\` whose value is not a literal`
    : `has an option \`${name}\` that it does not know`;
