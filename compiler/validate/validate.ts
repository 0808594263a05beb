import { compareDiagnostics } from "../diagnostics/render.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Program } from "./checks/check.js";
import { checks } from "./checks/index.js";

/** Every finding once, sorted by place. */
export function validate(program: Program): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const each of checks.flatMap((check) => check(program))) {
    const key = `${each.code} ${each.file}:${each.line}:${each.column} ${each.message}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()].sort(compareDiagnostics);
}
