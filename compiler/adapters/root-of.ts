import { dirname } from "node:path";
import type ts from "typescript";

/** The folder of the tsconfig. */
export function rootOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  if (typeof configFilePath === "string") return dirname(configFilePath);
  return program.getCurrentDirectory();
}
