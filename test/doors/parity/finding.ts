import { compareDiagnostics, toJson } from "../../../compiler/diagnostics/render.js";
import type { Diagnostic, Severity } from "../../../compiler/model/diagnostic.js";

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a door says, whatever it says it in; what it has no words for is absent. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly endLine?: number;
  readonly endColumn?: number;
}

export const findingsOf = (diagnostics: readonly Diagnostic[]): readonly Finding[] =>
  sorted(toJson(diagnostics));

export const sorted = (found: readonly Finding[]): readonly Finding[] =>
  [...found].sort((a, b) => compareDiagnostics(a as Diagnostic, b as Diagnostic));

const header = /^(\S.*?):(\d+):(\d+) (error|warning|hint) (AF\d{4}): (.*)$/u;
const relatedLine = /^ {2}at (\S+?):(\d+):(\d+) (.*)$/u;

/** Of a log. Whatever is not of ours must be gone before. */
export function findingsIn(log: string): readonly Finding[] {
  const blocks = log.split(/\n(?! {2})/u).filter((each) => each !== "");
  return blocks.map((block) => {
    const [first = "", ...lines] = block.split("\n");
    const found = header.exec(first);
    if (found === null) throw new Error(`Not a finding: ${block}`);
    const [, file = "", line, column, severity, code = "", message = ""] = found;
    const at = { file, line: Number(line), column: Number(column) };
    return { ...at, severity: severity as Severity, code, message, ...detailsIn(lines) };
  });
}

/** `AF1001: message`, and indented lines. */
export function wordsIn(text: string): Pick<Finding, "code" | "message" | "help" | "related"> {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  const [, code, message] = /^(AF\d{4}): (.*)$/u.exec(first) ?? [];
  if (code === undefined || message === undefined) throw new Error(`Not a finding: ${text}`);
  return { code, message, ...detailsIn(lines) };
}

function detailsIn(lines: readonly string[]): Pick<Finding, "help" | "related"> {
  const help = lines.filter((each) => !relatedLine.test(each)).map((each) => each.slice(2));
  return { help: help.join("\n"), related: lines.flatMap(relatedIn) };
}

function relatedIn(text: string): Finding["related"] {
  const [, file, line, column, message = ""] = relatedLine.exec(text) ?? [];
  if (file === undefined) return [];
  return [{ file, line: Number(line), column: Number(column), message }];
}
