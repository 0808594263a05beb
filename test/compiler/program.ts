import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import typescript from "typescript";
import type { CompileInput, TypeScript } from "../../compiler/discover/input.js";
import { aetherflowStub } from "./aetherflow-stub.js";

export interface ProgramSettings {
  /** Over strict ES2022 with bundler resolution. */
  readonly compilerOptions?: typescript.CompilerOptions;
  /** In place of the TypeScript of this repository. */
  readonly ts?: TypeScript;
  /** Where that TypeScript keeps its `lib.*.d.ts`. */
  readonly libFolder?: string;
  /** Reverses the order in which the program meets its files. */
  readonly reversed?: boolean;
  /** The program before, and what was parsed for it. */
  readonly oldProgram?: typescript.Program;
  readonly parsed?: Map<string, typescript.SourceFile>;
}

const root = "/project";
const libFolderOfRepository = dirname(
  fileURLToPath(import.meta.resolve("typescript/lib/typescript.js")),
);
const libs = new Map<string, typescript.SourceFile | undefined>();

/**
 * An in-memory program of `files` (paths relative to the project's root, `/project`). The package `aetherflow` is a
 * stub that carries the tags; give `node_modules/aetherflow/index.d.ts` to replace it.
 * TypeScript's own errors in the files are not reported.
 */
export function programOf(
  files: Readonly<Record<string, string>>,
  settings: ProgramSettings = {},
): CompileInput {
  const ts = settings.ts ?? typescript;
  const options = compilerOptions(ts, settings);
  const all = new Map(
    Object.entries({
      "node_modules/aetherflow/package.json": '{ "name": "aetherflow", "types": "index.d.ts" }',
      "node_modules/aetherflow/index.d.ts": aetherflowStub,
      ...files,
    }).map(([path, text]) => [`${root}/${path}`, text] as const),
  );
  const rootNames = [...all.keys()].filter((path) => isRoot(path));
  if (settings.reversed === true) rootNames.reverse();
  const host = hostOf({ ...settings, ts, files: all });
  const { oldProgram } = settings;
  const program = ts.createProgram({ rootNames, options, host, ...(oldProgram && { oldProgram }) });
  return { ts, program, root };
}

const isRoot = (path: string): boolean =>
  /\.[cm]?tsx?$/u.test(path) && !path.includes("/node_modules/");

function compilerOptions(ts: TypeScript, settings: ProgramSettings): typescript.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    ...settings.compilerOptions,
  };
}

type HostSettings = ProgramSettings & {
  readonly ts: TypeScript;
  readonly files: ReadonlyMap<string, string>;
};

function hostOf(settings: HostSettings): typescript.CompilerHost {
  const { ts, files, parsed = new Map(), libFolder = libFolderOfRepository } = settings;
  const folders = new Set<string>();
  for (const path of files.keys()) {
    for (let at = dirname(path); at !== "/"; at = dirname(at)) folders.add(at);
  }
  return {
    getSourceFile: (path, version) => {
      const text = files.get(path);
      if (text !== undefined) {
        const known = parsed.get(path);
        const file = known?.text === text ? known : ts.createSourceFile(path, text, version, true);
        parsed.set(path, file);
        return file;
      }
      return path.startsWith(`${libFolder}/`) ? libOf(ts, path, version) : undefined;
    },
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    directoryExists: (path) => folders.has(path),
    getDirectories: (path) =>
      [...folders]
        .filter((each) => dirname(each) === path)
        .map((each) => each.slice(path.length + 1)),
    getDefaultLibFileName: () => `${libFolder}/lib.d.ts`,
    getDefaultLibLocation: () => libFolder,
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
}

/** Parsed once: the standard library is most of the cost of a program. */
function libOf(
  ts: TypeScript,
  path: string,
  version: typescript.ScriptTarget | typescript.CreateSourceFileOptions,
): typescript.SourceFile | undefined {
  const key = `${ts.version} ${path}`;
  if (!libs.has(key)) {
    libs.set(key, ts.createSourceFile(path, readFileSync(path, "utf8"), version, true));
  }
  return libs.get(key);
}
