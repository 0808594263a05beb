import { compareDiagnostics } from "./diagnostics/render.js";
import type { Diagnostic } from "./model/diagnostic.js";

interface Cut {
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: number;
}

/** By file and place. Errors are kept before warnings when there are too many. */
export function sortedAndCut(found: readonly Diagnostic[], limit = 100): Cut {
  const errors = found.filter((each) => each.severity === "error");
  const others = found.filter((each) => each.severity !== "error");
  const inOrder = [...errors.sort(compareDiagnostics), ...others.sort(compareDiagnostics)];
  const kept = inOrder.slice(0, limit);
  return { diagnostics: kept.sort(compareDiagnostics), omitted: found.length - kept.length };
}
