import { isAbsolute, relative } from "node:path";
import { type CompileResult, compile } from "../compile.js";
import type { CompileInput } from "../discover/input.js";
import type { CompileOptions } from "../options.js";
import { internalFault } from "./host-diagnostics.js";

declare const __VERSION__: string;

/** Of `CompileResult`, what is left when the compiler itself has failed. */
export type SafeResult = Pick<CompileResult, "outputs" | "diagnostics" | "omitted"> &
  Partial<CompileResult>;

/** The one place where an exception of ours becomes a finding. */
export function compileSafely(input: CompileInput, options: CompileOptions = {}): SafeResult {
  try {
    return compile(input, { ...options, version: __VERSION__ });
  } catch (fault) {
    const diagnostics = [internalFault(fault, someFileOf(input))];
    return { outputs: [], diagnostics, omitted: 0 };
  }
}

function someFileOf({ program, root }: CompileInput): string {
  const paths = program.getRootFileNames().map((each) => relative(root, each));
  const own = paths.filter((each) => !each.startsWith("..") && !isAbsolute(each)).sort();
  return (own[0] ?? "tsconfig.json").replaceAll("\\", "/");
}
