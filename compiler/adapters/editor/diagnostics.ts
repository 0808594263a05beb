import type ts from "typescript";
import { headlineAndHelp } from "../../diagnostics/render.js";
import { fileOf } from "../../discover/places.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { notOurs } from "../host-diagnostics.js";
import { type Place, spanOf } from "../tsc-diagnostic.js";
import { isOurs } from "../write-output.js";
import type { Analysis } from "./analysis.js";
import type { Asked } from "./asked.js";

type Of = Pick<Asked, "ts" | "program" | "analysis" | "file">;

/** What is wrong in a file, as its editor marks it: errors and warnings. */
export const findingsIn = (of: Of): readonly ts.Diagnostic[] =>
  inFile(of)
    .filter((each) => each.severity !== "hint")
    .map((each) => marked(placeOf(of), each));

/** What is faint in an editor. */
export const hintsIn = (of: Of): readonly ts.DiagnosticWithLocation[] =>
  inFile(of)
    .filter((each) => each.severity === "hint")
    .map((each) => marked(placeOf(of), each));

/**
 * A failure of the compiler itself belongs to no file: whoever looks sees it. Of a syntax error TypeScript has told
 * already.
 */
export function inFile({ analysis, file }: Of): readonly Diagnostic[] {
  const { diagnostics, facts } = analysis.result;
  const path = fileOf(analysis, file);
  if (facts === undefined) return diagnostics.map((each) => ({ ...each, file: path }));
  const found = diagnostics.filter((each) => each.file === path && each.code !== "AF0012");
  return [...found, ...foreign(analysis, path, file)];
}

/** A file of the user's stands where the wiring belongs. */
const foreign = (
  { result }: Analysis,
  path: string,
  { text }: ts.SourceFile,
): readonly Diagnostic[] =>
  result.outputs.some((each) => each.file === path) && !isOurs(text) ? [notOurs(path)] : [];

const placeOf = ({ ts, program, analysis, file }: Of): InFile => {
  return { ts, program, root: analysis.root, file };
};

type InFile = Place & { readonly file: ts.SourceFile };

/** A finding whose place is in this file. */
export function marked(place: InFile, diagnostic: Diagnostic): ts.DiagnosticWithLocation {
  const { ts, file } = place;
  const { Error: error, Warning, Suggestion, Message } = ts.DiagnosticCategory;
  const { start = 0, length = 0 } = spanOf(place, diagnostic);
  return {
    ...{ file, start, length, source: "aetherflow" },
    category: { error, warning: Warning, hint: Suggestion }[diagnostic.severity],
    code: numberOf(diagnostic),
    messageText: headlineAndHelp(diagnostic),
    relatedInformation: diagnostic.related.map((each) => ({
      ...{ category: Message, code: 0, messageText: each.message },
      ...spanOf(place, each),
    })),
  };
}

/** 1001 of `AF1001`. */
export const numberOf = ({ code }: Pick<Diagnostic, "code">): number => Number(code.slice(2));
