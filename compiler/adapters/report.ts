import { readFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { renderPlain } from "../diagnostics/render.js";
import type { Diagnostic } from "../model/diagnostic.js";

export interface Findings {
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: number;
  /** What else there is to say. */
  readonly note?: string;
}

/** Prints what was found to stderr, with source frames for people. Returns the exit code. */
export function report(findings: Findings): number {
  process.stderr.write(textOf(findings));
  return exitCode(findings.diagnostics);
}

/** Whole lines, or nothing. */
export function textOf({ root, diagnostics, omitted, note = "" }: Findings): string {
  const pretty = process.stderr.isTTY === true;
  const found = pretty
    ? diagnostics.map((each) => framed(root, each)).join("\n\n")
    : renderPlain(diagnostics);
  const more = omitted > 0 ? `and ${omitted} more` : "";
  return [found.trimEnd(), more, note]
    .filter((each) => each !== "")
    .map((each) => `${each}\n`)
    .join("");
}

export const exitCode = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.some((each) => each.severity === "error") ? 1 : 0;

const colours = { error: pc.red, warning: pc.yellow, hint: pc.cyan } as const;

function framed(root: string, diagnostic: Diagnostic): string {
  const { file, line, column, severity, code, message, help, related } = diagnostic;
  const head = `${pc.cyan(file)}:${line}:${column} ${colours[severity](`${severity} ${code}`)}: ${message}`;
  return [
    head,
    ...frame(root, diagnostic),
    ...(help === "" ? [] : help.split("\n").map((each) => `  ${each}`)),
    ...related.map((each) => pc.dim(`  ${each.file}:${each.line}:${each.column} ${each.message}`)),
  ].join("\n");
}

function frame(
  root: string,
  { file, line, column, endLine, endColumn, severity }: Diagnostic,
): readonly string[] {
  const source = lineOf(join(root, file), line);
  if (source === undefined) return [];
  const length =
    endLine === line ? Math.max(1, endColumn - column) : Math.max(1, source.length - column + 1);
  const margin = String(line);
  const lead = source.slice(0, column - 1).replace(/[^\t]/gu, " ");
  return [
    `${pc.dim(`${margin} |`)} ${source}`,
    `${pc.dim(`${" ".repeat(margin.length)} |`)} ${lead}${colours[severity]("~".repeat(length))}`,
  ];
}

function lineOf(path: string, line: number): string | undefined {
  try {
    return readFileSync(path, "utf8").split(/\r?\n/u)[line - 1];
  } catch {
    return undefined;
  }
}
