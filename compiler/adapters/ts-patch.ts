import { join } from "node:path";
import type ts from "typescript";
import { renderPlain } from "../diagnostics/render.js";
import type { TypeScript } from "../discover/input.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { SafeCompiler } from "./compile-safely.js";
import { hideNodeDecorators } from "./node-decorators.js";
import { programWith } from "./program-with.js";
import { reportIn } from "./report-in.js";
import { rootOf } from "./root-of.js";
import {
  type FileArguments,
  isForFiles,
  type PluginConfig,
  refuseFiles,
  unknownOptions,
} from "./ts-patch-entry.js";
import { stateOf, writeOutputs } from "./write-output.js";

interface Extras {
  readonly ts: TypeScript;
}

type Transformer = (
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  config: PluginConfig,
  extras: Extras,
) => ts.Program;

/** What ts-patch calls. Without `transformProgram` it gives a plugin no host, and wants a transformer of files. */
export default function transform(...given: Parameters<Transformer> | FileArguments) {
  return isForFiles(given) ? refuseFiles(given) : wired(...given);
}

/** The program transformer: writes the wiring, gives a program that has it, and reports there what is wrong. */
function wired(
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  config: PluginConfig,
  { ts }: Extras,
): ts.Program {
  const root = rootOf(program);
  const compiler = compilerOf(program);
  const { outputs, removals, diagnostics, omitted } = compiler.compile({ ts, program, root });
  const foreign = outputs.filter((each) => stateOf(root, each) === "foreign");
  const refused = writeOutputs(root, { outputs, removals });
  const pathOf = (file: string) => posix(join(root, file));
  const files = outputs
    .filter((each) => !foreign.includes(each))
    .map(({ file, text }) => ({ path: pathOf(file), text }));
  const wired = programWith({ ts, program, host, files, removed: removals.map(pathOf) });
  hideNodeDecorators({ ts, program: wired, root });
  const isError = ({ severity }: Diagnostic) => severity === "error";
  // tsc fails for every diagnostic of a plugin, whatever its category.
  warn(
    diagnostics.filter((each) => !isError(each)),
    omitted,
  );
  const errors = [...unknownOptions(program, config), ...diagnostics, ...refused].filter(isError);
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

function warn(diagnostics: readonly Diagnostic[], omitted: number): void {
  const more = omitted > 0 ? `aetherflow: and ${omitted} more\n` : "";
  if (diagnostics.length + omitted > 0) process.stderr.write(renderPlain(diagnostics) + more);
}

const posix = (path: string): string => path.replaceAll("\\", "/");
