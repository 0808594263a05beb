import { join } from "node:path";
import type ts from "typescript";
import { oneText, withCode } from "../diagnostics/render.js";
import type { TypeScript } from "../discover/input.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";

export interface Place {
  readonly ts: TypeScript;
  readonly program: ts.Program;
  readonly root: string;
}

/** One of our errors as TypeScript prints it: number 990000 and up, our own code in the text. */
export function tscDiagnostic(place: Place, diagnostic: Diagnostic): ts.Diagnostic {
  const category = place.ts.DiagnosticCategory.Error;
  const code = 990_000 + Number(diagnostic.code.slice(2));
  const span = spanOf(place, diagnostic);
  const text = withCode(diagnostic, oneText(diagnostic));
  const messageText = span.file === undefined ? withPlace(diagnostic, text) : text;
  return {
    ...{ category, code, messageText, source: "aetherflow" },
    ...span,
    relatedInformation: diagnostic.related.map((each) => ({
      ...{ category: place.ts.DiagnosticCategory.Message, code: 0, messageText: each.message },
      ...spanOf(place, each),
    })),
  };
}

/** TypeScript has no place for what stands in a file that is not of the program, such as the tsconfig. */
const withPlace = ({ file, line, column }: Diagnostic, text: string): string =>
  `${file}:${line}:${column} ${text}`;

type Span = Pick<ts.Diagnostic, "file" | "start" | "length">;

/** Where in the program's text a place is; nowhere when its file is not part of it. */
export function spanOf({ program, root }: Place, site: Site): Span {
  const path = join(root, site.file).replaceAll("\\", "/");
  const file = program.getSourceFile(path);
  if (file === undefined) return { file: undefined, start: undefined, length: undefined };
  const start = offsetOf(file, site.line, site.column);
  return { file, start, length: Math.max(0, offsetOf(file, site.endLine, site.endColumn) - start) };
}

function offsetOf(file: ts.SourceFile, line: number, column: number): number {
  const lines = file.getLineStarts();
  const start = lines[Math.min(line, lines.length) - 1] ?? 0;
  return Math.min(start + column - 1, file.text.length);
}
