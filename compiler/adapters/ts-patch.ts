import { dirname, join } from "node:path";
import type ts from "typescript";
import type { TypeScript } from "../discover/input.js";
import { compileSafely } from "./compile-safely.js";
import { programWith } from "./program-with.js";
import { reportIn } from "./report-in.js";
import { writeOutput } from "./write-output.js";

interface Extras {
  readonly ts: TypeScript;
}

/** The program transformer: writes the wiring, gives a program that has it, and reports there what is wrong. */
export default function transform(
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  _config: unknown,
  { ts }: Extras,
): ts.Program {
  const root = rootOf(program);
  const { outputs, diagnostics } = compileSafely({ ts, program, root });
  const refused = outputs.flatMap((each) => writeOutput(root, each) ?? []);
  const files = outputs
    .filter(({ file }) => !refused.some((each) => each.file === file))
    .map(({ file, text }) => ({ path: posix(join(root, file)), text }));
  const wired = programWith({ ts, program, host, files });
  const errors = [...diagnostics, ...refused].filter((each) => each.severity === "error");
  return reportIn({ ts, program: wired, root, errors });
}

/** The folder of the tsconfig. */
function rootOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  if (typeof configFilePath === "string") return dirname(configFilePath);
  return program.getCurrentDirectory();
}

const posix = (path: string): string => path.replaceAll("\\", "/");
