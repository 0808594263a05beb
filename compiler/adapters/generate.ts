import type { CompileInput } from "../discover/input.js";
import { sortedAndCut } from "../sorted-and-cut.js";
import { SafeCompiler } from "./compile-safely.js";
import { nothingToWire } from "./nothing-to-wire.js";
import { inputOf } from "./program-host.js";
import { type Findings, report } from "./report.js";
import { writeOutputs } from "./write-output.js";

/** Writes the wiring modules whose text has changed. */
export const generate = (project: string): number => report(generateFrom(inputOf(project)));

export function generateFrom(input: CompileInput, compiler = new SafeCompiler()): Findings {
  const result = compiler.compile(input);
  const all = [...result.diagnostics, ...writeOutputs(input.root, result)];
  const { diagnostics } = sortedAndCut(all, Number.POSITIVE_INFINITY);
  const note = nothingToWire(input, result);
  return { root: input.root, diagnostics, omitted: result.omitted, ...(note && { note }) };
}
