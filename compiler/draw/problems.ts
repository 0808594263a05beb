import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import type { DrawnProblem, Health } from "./drawing.js";
import { type DraftBox, placeOf } from "./part.js";

/** Each diagnostic with the boxes that have its place among theirs. */
export function drawProblems(
  diagnostics: readonly Diagnostic[],
  boxes: readonly DraftBox[],
): readonly DrawnProblem[] {
  const byLine = boxesByLine(boxes);
  return diagnostics.map((diagnostic) => {
    const { code, severity, message, file, line } = diagnostic;
    const about = [...(byLine.get(`${file}:${line}`) ?? [])].filter(({ sites }) =>
      sites.some((each) => contains(each, diagnostic)),
    );
    return {
      ...{ code, severity, message },
      place: placeOf(diagnostic),
      nodes: about.map(({ node }) => node.id),
    };
  });
}

function boxesByLine(boxes: readonly DraftBox[]): ReadonlyMap<string, ReadonlySet<DraftBox>> {
  const byLine = new Map<string, Set<DraftBox>>();
  for (const box of boxes) {
    for (const { file, line, endLine } of box.sites) {
      for (let at = line; at <= endLine; at++) {
        const found = byLine.get(`${file}:${at}`) ?? new Set();
        byLine.set(`${file}:${at}`, found.add(box));
      }
    }
  }
  return byLine;
}

function contains(site: Site, { file, line, column }: Site): boolean {
  if (site.file !== file || line < site.line || line > site.endLine) return false;
  if (line === site.line && column < site.column) return false;
  return line < site.endLine || column < Math.max(site.endColumn, site.column + 1);
}

/** What the problems leave on boxes, by id. */
export function healthsOf(problems: readonly DrawnProblem[]): ReadonlyMap<string, Health> {
  const healths = new Map<string, Health>();
  for (const { severity, nodes } of problems) {
    if (severity === "hint") continue;
    for (const id of nodes) {
      if (healths.get(id) === "broken") continue;
      healths.set(id, severity === "error" ? "broken" : "doubtful");
    }
  }
  return healths;
}
