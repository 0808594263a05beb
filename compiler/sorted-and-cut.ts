import type { Diagnostic } from "./model/diagnostic.js";
import { byText } from "./model/type-ids.js";

interface Cut {
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: number;
}

/** By file and place. Errors are kept before warnings when there are too many. */
export function sortedAndCut(found: readonly Diagnostic[], limit = 100): Cut {
  const errors = found.filter((each) => each.severity === "error");
  const others = found.filter((each) => each.severity !== "error");
  const kept = [...errors.sort(byPlace), ...others.sort(byPlace)].slice(0, limit);
  return { diagnostics: kept.sort(byPlace), omitted: found.length - kept.length };
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  byText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.code, b.code) ||
  byText(a.message, b.message);
