import { cannotCross } from "../../diagnostics/sharing.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { MemberFact } from "../../model/facts.js";
import { typeText } from "../../model/type-lookup.js";
import type { TypeTable } from "../../model/types.js";
import { obstacles } from "../crossing.js";
import { crossingAdvice } from "../crossing-advice.js";
import type { Check } from "./check.js";

/** A value is copied to every thread when the app starts. */
export const valueCrossings: Check = ({ facts: { contexts, types } }) =>
  contexts
    .flatMap((each) => each.members)
    .filter(({ kind }) => kind === "value")
    .flatMap((each) => report(each, types));

function report({ name, type, source, site }: MemberFact, types: TypeTable): readonly Diagnostic[] {
  const [first] = obstacles({ path: name, type }, types);
  if (first === undefined) return [];
  const help = `${crossingAdvice(types, first.type)}\nOr make it where it is needed: \`${name} = local(() => ...)\`.`;
  const related = [{ ...site, message: `value ${name} is copied to each thread` }];
  const names = { path: first.path, type: typeText(types, first.type) };
  return [cannotCross(source.argumentSite, names, { help, related })];
}
