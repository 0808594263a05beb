import { basename } from "node:path";
import type ts from "typescript";
import { notAProgramTransformer, unknownPluginOption } from "../diagnostics/host.js";
import { oneText } from "../diagnostics/render.js";
import type { TypeScript } from "../discover/input.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { nearMisses } from "./near-misses.js";

/** The entry in `plugins` of a tsconfig. */
export type PluginConfig = Readonly<Record<string, unknown>>;

interface FileExtras {
  readonly ts: TypeScript;
  addDiagnostic(diagnostic: ts.Diagnostic): unknown;
}

/** How ts-patch calls a transformer of files. */
export type FileArguments = readonly [
  program: ts.Program,
  config: PluginConfig,
  extras: FileExtras,
];

export const isForFiles = (given: readonly unknown[]): given is FileArguments => given.length === 3;

const siteIn = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

/** Reports that it is called too late, and leaves the files as they are. */
export function refuseFiles([, , { ts, addDiagnostic }]: FileArguments) {
  const found = notAProgramTransformer(siteIn(""), {});
  addDiagnostic({
    ...{ category: ts.DiagnosticCategory.Error, code: 990_004, source: "aetherflow" },
    ...{ file: undefined, start: undefined, length: undefined },
    messageText: `${found.code}: ${oneText(found)}`,
  });
  return () => (file: ts.SourceFile) => file;
}

/** What ts-patch itself reads of an entry; we have no options. */
const known = [
  ...["transform", "transformProgram", "name", "import", "type", "after", "afterDeclarations"],
  ...["resolvePathAliases", "tsConfig"],
];

export const unknownOptions = (program: ts.Program, config: PluginConfig): readonly Diagnostic[] =>
  Object.keys(config)
    .filter((each) => !known.includes(each))
    .map((option) => unknownPluginOption(siteIn(configOf(program)), { option }, helpFor(option)));

function configOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  return typeof configFilePath === "string" ? basename(configFilePath) : "tsconfig.json";
}

function helpFor(option: string): { readonly help?: string } {
  const [meant] = nearMisses(option, known);
  return meant === undefined ? {} : { help: `Did you mean \`${meant}\`?` };
}
