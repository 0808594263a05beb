import type ts from "typescript";
import { type ChosenFix, chosenFixes } from "../../chosen-fixes.js";
import { catalogue } from "../../diagnostics/registry.js";
import type { Diagnostic, Fix, TextEdit } from "../../model/diagnostic.js";
import { spanOf } from "../tsc-diagnostic.js";
import type { Asked } from "./asked.js";
import { inFile, numberOf } from "./diagnostics.js";
import { suppression } from "./suppression.js";

/** What an editor marks: a span, and the codes that stand there. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly number[];
}

/** An editor asks for fixes of these codes only. */
export const fixable: readonly string[] = catalogue.map((each) => String(numberOf(each)));

/** What would make the findings at a place go away, the best first. */
export const fixesAt = (asked: Asked, marked: Marked): readonly ts.CodeFixAction[] =>
  inFile(asked)
    .filter((each) => isAt(asked, marked, each))
    .flatMap((each) =>
      [...(each.fixes ?? []), ...suppression(asked, each)].map(actionOf(asked, each)),
    )
    .filter((each) => each.changes.length > 0);

function isAt(asked: Asked, { start, end, codes }: Marked, diagnostic: Diagnostic): boolean {
  if (!codes.includes(numberOf(diagnostic))) return false;
  const { start: from = 0, length = 0 } = spanOf(placeOf(asked), diagnostic);
  return from <= end && from + length >= start;
}

const placeOf = ({ ts, program, analysis }: Asked) => ({ ts, program, root: analysis.root });

const actionOf =
  (asked: Asked, { code }: Diagnostic) =>
  ({ title, edits, safe }: Fix): ts.CodeFixAction => {
    const action = { fixName: `aetherflow ${code}`, description: title };
    const changes = changesOf(asked, edits);
    const all = { fixId: code, fixAllDescription: `Fix all ${code} in file` };
    return { ...action, changes, ...(safe && manyOf(asked, code) && all) };
  };

const chosen = (asked: Asked, code: string): readonly ChosenFix[] =>
  chosenFixes(inFile(asked).filter((each) => each.code === code));

const manyOf = (asked: Asked, code: string): boolean => chosen(asked, code).length > 1;

/** What `check --fix` does to the findings of one code in a file. */
export const combinedFix = (asked: Asked, code: string): ts.CombinedCodeActions => {
  const edits = chosen(asked, code).flatMap((each) => each.fix.edits);
  return { changes: changesOf(asked, edits) };
};

/** Nothing when a place is not in the program: half a fix is none. */
function changesOf(asked: Asked, edits: readonly TextEdit[]): ts.FileTextChanges[] {
  const byFile = new Map<string, ts.TextChange[]>();
  for (const edit of edits) {
    const { file, start = 0, length = 0 } = spanOf(placeOf(asked), edit);
    if (file === undefined) return [];
    const change = { span: { start, length }, newText: edit.newText };
    byFile.set(file.fileName, [...(byFile.get(file.fileName) ?? []), change]);
  }
  return [...byFile].map(([fileName, textChanges]) => ({ fileName, textChanges }));
}
