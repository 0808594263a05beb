import { type CompileResult, compile, type VersionedOptions } from "./compile.js";
import type { CompileInput } from "./discover/input.js";

/** Compiles one program after the other, the next of which is often nearly the same. */
export interface Compiler {
  /** What `compile` gives, however little of it is new. */
  compile(input: CompileInput): CompileResult;
}

export const createCompiler = (options: VersionedOptions): Compiler => ({
  compile: (input) => compile(input, options),
});
