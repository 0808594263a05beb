import type { CompileInput } from "../discover/input.js";
import { sortedAndCut } from "../sorted-and-cut.js";
import { compileSafely } from "./compile-safely.js";
import { inputOf } from "./program-host.js";
import { report } from "./report.js";
import { writeOutputs } from "./write-output.js";

/** Writes the wiring modules whose text has changed. */
export const generate = (project: string): number => generateFrom(inputOf(project));

export function generateFrom(input: CompileInput): number {
  const result = compileSafely(input);
  const refused = writeOutputs(input.root, result);
  const { diagnostics } = sortedAndCut(
    [...result.diagnostics, ...refused],
    Number.POSITIVE_INFINITY,
  );
  return report({ root: input.root, diagnostics, omitted: result.omitted });
}
