import type { Diagnostic, Fix } from "../../model/diagnostic.js";
import type { Asked } from "./asked.js";

/** A comment above the line, for what is no error. */
export function suppression({ file }: Asked, diagnostic: Diagnostic): readonly Fix[] {
  const { code, severity, line } = diagnostic;
  if (severity === "error" || code === "AF6005") return [];
  const start = file.getLineStarts()[line - 1] ?? 0;
  const [indent = ""] = /^[ \t]*/u.exec(file.text.slice(start)) ?? [];
  const newText = `${indent}// aetherflow-disable-next-line ${code}\n`;
  const edit = { ...diagnostic, column: 1, endLine: line, endColumn: 1, newText };
  return [{ title: `Suppress ${code} for this line`, edits: [edit], safe: false }];
}
