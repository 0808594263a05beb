import type ts from "typescript";
import type { MapOptionsFact } from "../model/facts.js";
import { mapOptions } from "../model/options.js";
import { notLiteral, optionsOf, optionValue, unknownOption } from "./option-literals.js";
import type { Refusal } from "./steps.js";
import type { ProgramView } from "./view.js";

/** The second argument of `.map`, or why it cannot be read, as the end of a sentence. */
export function readMapOptions(
  view: ProgramView,
  given: ts.Expression | undefined,
): MapOptionsFact | Refusal | string {
  const properties = optionsOf(view, given);
  if (typeof properties === "string") return properties;
  let options: MapOptionsFact = { ordered: true };
  for (const [name, property] of properties) {
    const next = withOption(options, name, optionValue(view, property));
    if (next !== undefined) options = next;
    else return mapOptions.includes(name) ? notLiteral(name) : unknownOption(view, name, property);
  }
  return options;
}

function withOption(
  options: MapOptionsFact,
  name: string,
  value: string | number | boolean | undefined,
): MapOptionsFact | undefined {
  if (name === "concurrency" && typeof value === "number")
    return { ...options, concurrency: value };
  if (name === "batch" && typeof value === "number") return { ...options, batch: value };
  if (name === "ordered" && typeof value === "boolean") return { ...options, ordered: value };
  return undefined;
}
