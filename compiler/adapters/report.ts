import { join } from "node:path";
import pc from "picocolors";
import { ts } from "ts-morph";
import { compareDiagnostics, renderPlain } from "../diagnostics/render.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { frameOf } from "./frame.js";
import { type Terminal, terminalStyle } from "./terminal-style.js";

export interface Findings {
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: number;
  /** What else there is to say. */
  readonly note?: string;
}

/** Where a report goes. */
export interface Output extends Terminal {
  write(text: string): unknown;
}

/** Prints what was found, to stderr if not told otherwise, with source frames for people. Returns the exit code. */
export function report(findings: Findings, output: Output = process.stderr): number {
  output.write(textOf(findings, output));
  return exitCode(findings.diagnostics);
}

/** Whole lines as they suit the output, or nothing. */
export function textOf(findings: Findings, output: Output = process.stderr): string {
  const { root, omitted, note = "" } = findings;
  const { frames, colours } = terminalStyle(output, process.env);
  const diagnostics = [...findings.diagnostics].sort(compareDiagnostics);
  const paint = pc.createColors(colours);
  const found = frames
    ? diagnostics.map((each) => framed(root, each, paint)).join("\n\n")
    : renderPlain(diagnostics);
  const more = omitted > 0 ? `and ${omitted} more` : "";
  return [found.trimEnd(), more, note]
    .filter((each) => each !== "")
    .map((each) => `${each}\n`)
    .join("");
}

export const exitCode = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.some((each) => each.severity === "error") ? 1 : 0;

type Paint = ReturnType<typeof pc.createColors>;

const colourOf = { error: "red", warning: "yellow", hint: "cyan" } as const;

function framed(root: string, diagnostic: Diagnostic, paint: Paint): string {
  const { file, line, column, severity, code, message, help, related } = diagnostic;
  const label = paint[colourOf[severity]](`${severity} ${code}`);
  return [
    `${paint.cyan(file)}:${line}:${column} ${label}: ${message}`,
    ...frame(root, diagnostic, paint),
    ...(help === "" ? [] : help.split("\n").map((each) => `  ${each}`)),
    ...related.map((each) =>
      paint.dim(`  at ${each.file}:${each.line}:${each.column} ${each.message}`),
    ),
  ].join("\n");
}

function frame(root: string, diagnostic: Diagnostic, paint: Paint): readonly string[] {
  const source = lineOf(join(root, diagnostic.file), diagnostic.line);
  if (source === undefined) return [];
  const { code, lead, marks } = frameOf(diagnostic, source);
  const margin = String(diagnostic.line);
  return [
    `${paint.dim(`${margin} |`)} ${code}`,
    `${paint.dim(`${" ".repeat(margin.length)} |`)} ${lead}${paint[colourOf[diagnostic.severity]](marks)}`,
  ];
}

/** Decoded and cut into lines as TypeScript does it; a byte order mark has no column. */
export const lineOf = (path: string, line: number): string | undefined =>
  ts.sys.readFile(path)?.split(/\r\n|[\n\r\u2028\u2029]/u)[line - 1];
