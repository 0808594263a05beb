import type { Diagnostic, Fix, TextEdit } from "./model/diagnostic.js";

export interface ChosenFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/** Of each finding its one safe fix, as far as it keeps clear of those before it. */
export function chosenFixes(diagnostics: readonly Diagnostic[]): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const diagnostic of diagnostics) {
    const [fix, ...others] = (diagnostic.fixes ?? []).filter((each) => each.safe);
    if (fix === undefined || others.length > 0) continue;
    if (chosen.every((each) => areApart(each.fix, fix))) chosen.push({ diagnostic, fix });
  }
  return chosen;
}

const areApart = (a: Fix, b: Fix): boolean =>
  a.edits.every((one) => b.edits.every((other) => isBefore(one, other) || isBefore(other, one)));

/** What touches is not apart. */
const isBefore = (a: TextEdit, b: TextEdit): boolean =>
  a.file !== b.file || a.endLine < b.line || (a.endLine === b.line && a.endColumn < b.column);
