import type ts from "typescript";
import type { MapOptionsFact } from "../model/facts.js";
import { mapOptions } from "../model/options.js";
import type { Site } from "../model/site.js";
import { constantOf, propertiesOfLiteral } from "./literals.js";
import { siteOf } from "./places.js";
import type { Refusal } from "./steps.js";
import { unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** The second argument of `.map`, or why it cannot be read, as the end of a sentence. */
export function readMapOptions(
  view: ProgramView,
  given: ts.Expression | undefined,
): MapOptionsFact | Refusal | string {
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
    else return reasonAgainst(name, siteOf(view, property.name ?? property));
  }
  return options;
}

function optionValue(view: ProgramView, property: ts.ObjectLiteralElementLike) {
  const { ts } = view;
  if (ts.isPropertyAssignment(property)) return constantOf(view, property.initializer);
  return ts.isShorthandPropertyAssignment(property) ? constantOf(view, property.name) : undefined;
}

const reasonAgainst = (option: string, culpritSite: Site): Refusal =>
  mapOptions.includes(option)
    ? { cause: "other", reason: `has an option \`${option}\` whose value is not a literal` }
    : {
        cause: "option",
        reason: `has an option \`${option}\` that it does not know`,
        culprit: option,
        culpritSite,
      };
