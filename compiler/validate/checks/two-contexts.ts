import { twoContexts as found } from "../../diagnostics/declarations.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextFact } from "../../model/facts.js";
import type { Check } from "./check.js";

/** Abstract contexts have no wiring. */
export const twoContexts: Check = ({ facts: { contexts } }) =>
  contexts.flatMap((each) => sameFile(each, contexts));

function sameFile(context: ContextFact, all: readonly ContextFact[]): readonly Diagnostic[] {
  const { file, name, site, abstract } = context;
  const [first] = all
    .filter((each) => each.file === file && !each.abstract)
    .sort((a, b) => a.site.line - b.site.line || a.site.column - b.site.column);
  if (abstract || first === undefined || first === context) return [];
  const related = [{ ...first.site, message: "the first one" }];
  return [found(site, { name, first: first.name }, { related })];
}
