import { compareDiagnostics } from "../diagnostics/render.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { ResolvedProgram } from "./checks/check.js";
import { checks, hygieneChecks, readingChecks } from "./checks/index.js";
import { memberPlacesOf } from "./member-places.js";
import { unsuppressed } from "./suppressions.js";

/** Every finding once, sorted by place. What several contexts say of one place is said together. */
export function validate(resolved: ResolvedProgram): readonly Diagnostic[] {
  const program = { ...resolved, held: memberPlacesOf(resolved.graph, resolved.facts) };
  const unread = readingChecks.flatMap((check) => check(program));
  if (unread.length > 0) return joined(unread);
  const first = checks.flatMap((check) => check(program));
  const isBroken = first.some((each) => each.severity === "error");
  const others = isBroken ? [] : hygieneChecks.flatMap((check) => check(program));
  return unsuppressed(joined([...first, ...others]), program.facts.suppressions).toSorted(
    compareDiagnostics,
  );
}

function joined(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const each of all) {
    const key = `${each.code} ${each.file}:${each.line}:${each.column} ${each.message}`;
    const before = found.get(key);
    found.set(key, before === undefined ? each : together(before, each));
  }
  return [...found.values()];
}

function together(first: Diagnostic, second: Diagnostic): Diagnostic {
  const lines = new Set([first, second].flatMap(({ help }) => help.split("\n")));
  const places = [...first.related, ...second.related];
  const related = new Map(places.map((each) => [JSON.stringify(each), each]));
  return { ...first, help: [...lines].join("\n"), related: [...related.values()] };
}
