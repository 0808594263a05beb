import { toJson } from "../diagnostics/render.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Output } from "../model/output.js";
import { sortedAndCut } from "../sorted-and-cut.js";
import { compileSafely, type SafeResult } from "./compile-safely.js";
import { notOurs, ofOtherVersion, outOfDate } from "./host-diagnostics.js";
import { nothingToWire } from "./nothing-to-wire.js";
import { inputOf } from "./program-host.js";
import { exitCode, report } from "./report.js";
import { stateOf, writerOf } from "./write-output.js";

declare const __VERSION__: string;

/** Says what is wrong with the graph and writes nothing. */
export function check(project: string, json: boolean): number {
  const input = inputOf(project);
  const result = compileSafely(input);
  const all = [...result.diagnostics, ...stale(input.root, result)];
  const { diagnostics, omitted } = sortedAndCut(all, Number.POSITIVE_INFINITY);
  const note = nothingToWire(input, result);
  const findings = { root: input.root, omitted: omitted + result.omitted, ...(note && { note }) };
  if (!json) return report({ ...findings, diagnostics });
  report({ ...findings, diagnostics: [] });
  process.stdout.write(`${JSON.stringify(toJson(diagnostics), null, 2)}\n`);
  return exitCode(diagnostics);
}

/** A file that is missing is no error: `check` works before the first `generate`. */
function stale(
  root: string,
  { outputs, removals, diagnostics }: SafeResult,
): readonly Diagnostic[] {
  // The text of a broken graph's wiring differs because of errors that are reported already.
  const broken = exitCode(diagnostics) !== 0;
  const found = outputs.flatMap((each) => {
    const state = stateOf(root, each);
    if (state === "foreign") return [notOurs(each.file)];
    return state === "different" && !broken ? [differing(root, each)] : [];
  });
  return [...found, ...removals.map(outOfDate)];
}

function differing(root: string, output: Output): Diagnostic {
  const version = writerOf(root, output);
  const isOther = version !== undefined && version !== __VERSION__;
  return isOther ? ofOtherVersion(output.file, version) : outOfDate(output.file);
}
