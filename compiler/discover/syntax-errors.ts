import type ts from "typescript";
import type { SyntaxErrorFact } from "../model/module-facts.js";
import { spanIn } from "./places.js";
import type { ProgramView } from "./view.js";

/** The first one of a file, if there is any. */
export function readSyntaxErrors(
  view: ProgramView,
  file: ts.SourceFile,
): readonly SyntaxErrorFact[] {
  const [first, ...others] = view.program.getSyntacticDiagnostics(file);
  return first === undefined ? [] : [factOf(view, first, others.length)];
}

function factOf(
  view: ProgramView,
  { file, start, length, messageText }: ts.DiagnosticWithLocation,
  others: number,
): SyntaxErrorFact {
  const reason = view.ts.flattenDiagnosticMessageText(messageText, " ").replace(/\.$/u, "");
  return { site: spanIn(view, file, { from: start, to: start + length }), reason, others };
}
