import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import type { DrawnNode, DrawnProblem, Health } from "./drawing.js";
import { type DraftBox, placeOf } from "./part.js";

/** Each diagnostic with the boxes that have its place among theirs. */
export const drawProblems = (
  diagnostics: readonly Diagnostic[],
  boxes: readonly DraftBox[],
): readonly DrawnProblem[] =>
  diagnostics.map((diagnostic) => {
    const { code, severity, message } = diagnostic;
    const about = boxes.filter(({ sites }) => sites.some((each) => contains(each, diagnostic)));
    return {
      ...{ code, severity, message },
      place: placeOf(diagnostic),
      nodes: about.map(({ node }) => node.id),
    };
  });

function contains(site: Site, { file, line, column }: Site): boolean {
  if (site.file !== file || line < site.line || line > site.endLine) return false;
  if (line === site.line && column < site.column) return false;
  return line < site.endLine || column < Math.max(site.endColumn, site.column + 1);
}

/** Of a box, once all problems are known. */
export function healthOf({ id, health }: DrawnNode, problems: readonly DrawnProblem[]): Health {
  const severities = problems.filter(({ nodes }) => nodes.includes(id)).map((p) => p.severity);
  if (health === "broken" || severities.includes("error")) return "broken";
  return severities.includes("warning") ? "doubtful" : health;
}
