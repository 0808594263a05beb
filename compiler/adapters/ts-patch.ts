import { dirname, join } from "node:path";
import type ts from "typescript";
import type { TypeScript } from "../discover/input.js";
import { SafeCompiler } from "./compile-safely.js";
import { programWith } from "./program-with.js";
import { reportIn } from "./report-in.js";
import { stateOf, writeOutputs } from "./write-output.js";

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
  const { outputs, removals, diagnostics } = compilerOf(program).compile({ ts, program, root });
  const foreign = outputs.filter((each) => stateOf(root, each) === "foreign");
  const refused = writeOutputs(root, { outputs, removals });
  const pathOf = (file: string) => posix(join(root, file));
  const files = outputs
    .filter((each) => !foreign.includes(each))
    .map(({ file, text }) => ({ path: pathOf(file), text }));
  const wired = programWith({ ts, program, host, files, removed: removals.map(pathOf) });
  const errors = [...diagnostics, ...refused].filter((each) => each.severity === "error");
  return reportIn({ ts, program: wired, root, errors });
}

/** One a project, for as long as the process watches or builds: ts-patch has no place to keep it. */
const compilers = new Map<string, SafeCompiler>();

function compilerOf(program: ts.Program): SafeCompiler {
  const { configFilePath } = program.getCompilerOptions();
  const project = typeof configFilePath === "string" ? configFilePath : "";
  const compiler = compilers.get(project) ?? new SafeCompiler();
  compilers.set(project, compiler);
  return compiler;
}

/** The folder of the tsconfig. */
function rootOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  if (typeof configFilePath === "string") return dirname(configFilePath);
  return program.getCurrentDirectory();
}

const posix = (path: string): string => path.replaceAll("\\", "/");
