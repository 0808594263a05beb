import { isAbsolute, relative } from "node:path";
import { type CompileResult, type Compiler, createCompiler } from "../compile.js";
import type { CompileInput } from "../discover/input.js";
import { emitBroken } from "../emit/emit-broken.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Output } from "../model/output.js";
import { planLost } from "../plan/broken.js";
import { internalFault } from "./host-diagnostics.js";
import { leftOver } from "./left-over.js";
import { settingsOf } from "./settings.js";

declare const __VERSION__: string;

const version = __VERSION__;

/** Of `CompileResult`, what is left when the compiler itself has failed. */
type Attempt = Pick<CompileResult, "outputs" | "diagnostics" | "omitted"> & Partial<CompileResult>;

export type SafeResult = Attempt & {
  /** Wiring files whose contexts are gone. */
  readonly removals: readonly string[];
};

/** Compiles one program after the other. One that fails makes room for another. */
export class SafeCompiler {
  #compiler: Compiler | undefined;

  /** The compilation, and what is to become of wiring that it says nothing of: it refuses to load, or goes. */
  compile(input: CompileInput): SafeResult {
    const result = this.#attempt(input);
    const { diagnostics, outputs, facts } = result;
    const lost = leftOver(input, outputs, facts === undefined);
    const errors = diagnostics.filter((each) => each.severity === "error");
    if (errors.length === 0) return { ...result, removals: lost.map(({ file }) => file) };
    const refusing = lost.map(
      ({ source, file }): Output => emitBroken(planLost({ source, output: file, errors, version })),
    );
    return { ...result, outputs: [...outputs, ...refusing], removals: [] };
  }

  /** The one place where an exception of ours becomes a finding, unless it goes away with all that was known before. */
  #attempt(input: CompileInput): Attempt {
    const known = this.#compiler;
    this.#compiler = known ?? createCompiler({ version });
    try {
      return this.#compiler.compile(input, settingsOf(input));
    } catch (fault) {
      this.#compiler = undefined;
      if (known !== undefined) return this.#attempt(input);
      const diagnostics: readonly Diagnostic[] = [internalFault(fault, someFileOf(input))];
      return { outputs: [], diagnostics, omitted: 0 };
    }
  }
}

/** One program by itself. */
export const compileSafely = (input: CompileInput): SafeResult => new SafeCompiler().compile(input);

function someFileOf({ program, root }: CompileInput): string {
  const paths = program.getRootFileNames().map((each) => relative(root, each));
  const own = paths.filter((each) => !each.startsWith("..") && !isAbsolute(each)).sort();
  return (own[0] ?? "tsconfig.json").replaceAll("\\", "/");
}
