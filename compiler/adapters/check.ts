import { toJson } from "../diagnostics/render.js";
import { toSarif } from "../diagnostics/sarif.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Output } from "../model/output.js";
import { sortedAndCut } from "../sorted-and-cut.js";
import { compileSafely, type SafeResult } from "./compile-safely.js";
import { fix } from "./fix.js";
import { notOurs, ofOtherVersion, outOfDate } from "./host-diagnostics.js";
import { nothingToWire } from "./nothing-to-wire.js";
import { inputOf } from "./program-host.js";
import { exitCode, report } from "./report.js";
import { stateOf, writerOf } from "./write-output.js";
import { WrongUse } from "./wrong-use.js";

declare const __VERSION__: string;

export interface CheckOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
  /** Makes the safe fixes first. */
  readonly fix?: boolean;
}

/** Says what is wrong with the graph, and writes no wiring. */
export function check(project: string, options: CheckOptions = {}): number {
  if (options.json === true && options.sarif === true)
    throw new WrongUse("--json and --sarif exclude each other.");
  const done = options.fix === true ? fix(project) : [];
  const input = inputOf(project);
  const result = compileSafely(input);
  const all = [...result.diagnostics, ...stale(input.root, result)];
  const { diagnostics, omitted } = sortedAndCut(all, Number.POSITIVE_INFINITY);
  const note = nothingToWire(input, result);
  const findings = { root: input.root, omitted: omitted + result.omitted, ...(note && { note }) };
  process.stderr.write(done.map((each) => `${each}\n`).join(""));
  const value = valueFor(options, diagnostics);
  report({ ...findings, diagnostics: value === undefined ? diagnostics : [] });
  if (value !== undefined) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return exitCode(diagnostics);
}

/** For tools, on stdout. */
function valueFor({ json, sarif }: CheckOptions, diagnostics: readonly Diagnostic[]) {
  if (sarif === true) return toSarif(diagnostics, __VERSION__);
  return json === true ? toJson(diagnostics) : undefined;
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
