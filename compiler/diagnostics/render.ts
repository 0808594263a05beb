import type { Diagnostic, Fix, RelatedPlace } from "../model/diagnostic.js";
import { byText } from "../model/type-ids.js";

/** By file and place; of one place by code, then by what is said. */
export const compareDiagnostics = (a: Diagnostic, b: Diagnostic): number =>
  byText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.code, b.code) ||
  byText(a.message, b.message);

/** For logs and terminals without colour. */
export const renderPlain = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((each) => `${plain(each)}\n`).join("");

const plain = (each: Diagnostic): string =>
  [
    `${each.file}:${each.line}:${each.column} ${each.severity} ${each.code}: ${each.message}`,
    ...details(each),
  ].join("\n");

const details = (diagnostic: Diagnostic): readonly string[] => [
  ...helpLines(diagnostic),
  ...diagnostic.related.map((at) => `  at ${at.file}:${at.line}:${at.column} ${at.message}`),
];

const helpLines = ({ help }: Diagnostic): readonly string[] =>
  help === "" ? [] : help.split("\n").map((line) => `  ${line}`);

/** One string for hosts that drop related information. */
export const oneText = (diagnostic: Diagnostic): string =>
  [diagnostic.message, ...details(diagnostic)].join("\n");

/** One string for hosts that show related places themselves. */
export const headlineAndHelp = (diagnostic: Diagnostic): string =>
  withCode(diagnostic, [diagnostic.message, ...helpLines(diagnostic)].join("\n"));

/** Names the code unless the text does. */
export const withCode = ({ code }: Diagnostic, text: string): string =>
  text.startsWith(code) ? text : `${code}: ${text}`;

export interface JsonDiagnostic extends Omit<Diagnostic, "related" | "fixes"> {
  readonly related: readonly Pick<RelatedPlace, "file" | "line" | "column" | "message">[];
  readonly fixes: readonly Fix[];
}

/** The array that `check --json` prints. */
export const toJson = (diagnostics: readonly Diagnostic[]): readonly JsonDiagnostic[] =>
  diagnostics.map((each) => ({
    ...{ code: each.code, severity: each.severity, message: each.message, help: each.help },
    ...{ file: each.file, line: each.line, column: each.column },
    ...{ endLine: each.endLine, endColumn: each.endColumn },
    related: each.related.map(({ file, line, column, message }) => ({
      ...{ file, line, column, message },
    })),
    fixes: (each.fixes ?? []).map(({ title, safe, edits }) => ({
      ...{ title, safe },
      edits: edits.map(({ file, line, column, endLine, endColumn, newText }) => ({
        ...{ file, line, column, endLine, endColumn, newText },
      })),
    })),
  }));
