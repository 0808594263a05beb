import type ts from "typescript";
import type { Site } from "../../model/site.js";
import { spanOf } from "../tsc-diagnostic.js";
import type { Asked } from "./asked.js";

/** Where in a file of the program a place of ours is. */
export function documentSpanOf(
  { ts, program, analysis }: Pick<Asked, "ts" | "program" | "analysis">,
  site: Site,
): ts.DocumentSpan | undefined {
  const { file, start = 0, length = 0 } = spanOf({ ts, program, root: analysis.root }, site);
  return file && { fileName: file.fileName, textSpan: { start, length } };
}

export const isSameSpan = (a: ts.DocumentSpan, b: ts.DocumentSpan): boolean =>
  a.fileName === b.fileName &&
  a.textSpan.start === b.textSpan.start &&
  a.textSpan.length === b.textSpan.length;
