import type { CompileInput } from "../discover/input.js";
import { compileSafely } from "./compile-safely.js";
import { inputOf } from "./program-host.js";
import { report } from "./report.js";
import { writeOutput } from "./write-output.js";

/** Writes the wiring modules whose text has changed. */
export const generate = (project: string): number => generateFrom(inputOf(project));

export function generateFrom(input: CompileInput): number {
  const { outputs, diagnostics, omitted } = compileSafely(input);
  const refused = outputs.flatMap((each) => writeOutput(input.root, each) ?? []);
  return report({ root: input.root, diagnostics: [...diagnostics, ...refused], omitted });
}
