import type ts from "typescript";
import type { CompileInput, TypeScript } from "../../compiler/discover/input.js";
import { programOf } from "./program.js";

/** One program after the other, in memory, as a watching door has them: what an edit does not touch is parsed once. */
export class EditedProgram {
  readonly #ts: TypeScript;
  #parsed = new Map<string, ts.SourceFile>();
  #program: ts.Program | undefined;

  constructor(ts: TypeScript) {
    this.#ts = ts;
  }

  with(files: ReadonlyMap<string, string>, tsconfig = "{}"): CompileInput {
    const configFile = this.#ts.parseJsonText("/project/tsconfig.json", tsconfig);
    const input = programOf(Object.fromEntries(files), {
      compilerOptions: { configFile },
      ts: this.#ts,
      parsed: this.#parsed,
      ...(this.#program && { oldProgram: this.#program }),
    });
    this.#program = input.program;
    return input;
  }
}
