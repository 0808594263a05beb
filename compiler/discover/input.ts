import type ts from "typescript";

/** The compiler's instance: injected, so that every door works with the TypeScript that it has. */
export type TypeScript = typeof import("typescript");

export interface CompileInput {
  readonly ts: TypeScript;
  readonly program: ts.Program;
  /** Absolute folder of the tsconfig. */
  readonly root: string;
}
