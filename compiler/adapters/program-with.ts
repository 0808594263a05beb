import type ts from "typescript";
import type { TypeScript } from "../discover/input.js";
import { hashOf } from "../plan/hash.js";
import { resolverWith } from "./resolver-with.js";

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

export interface Rewiring {
  readonly ts: TypeScript;
  readonly program: ts.Program;
  readonly host: ts.CompilerHost | undefined;
  readonly files: readonly WrittenFile[];
  /** Paths of files that are no more. */
  readonly removed: readonly string[];
}

/** The program with these texts: itself if it has them, else one that parses nothing but them anew. */
export function programWith(rewiring: Rewiring): ts.Program {
  const { program, files, removed } = rewiring;
  const changed = files.filter(({ path, text }) => program.getSourceFile(path)?.text !== text);
  const same = changed.length === 0 && removed.length === 0;
  return same ? program : secondProgram({ ...rewiring, files: changed });
}

function secondProgram(rewiring: Rewiring): ts.Program {
  const { ts, program } = rewiring;
  const projectReferences = program.getProjectReferences();
  return ts.createProgram({
    rootNames: rootNames(rewiring),
    options: program.getCompilerOptions(),
    host: hostWith(rewiring),
    ...(projectReferences && { projectReferences }),
    configFileParsingDiagnostics: program.getConfigFileParsingDiagnostics(),
  });
}

/** What `include` finds next time. A list of `files` is left as it is, or builds would never be up to date. */
function rootNames({ program, files, removed }: Rewiring): readonly string[] {
  const names = program.getRootFileNames().filter((each) => !removed.includes(each));
  if (!hasIncludes(program)) return names;
  return [...new Set([...names, ...files.map((each) => each.path)])];
}

interface ConfigFile {
  readonly configFileSpecs?: { readonly validatedIncludeSpecs?: readonly string[] };
}

function hasIncludes(program: ts.Program): boolean {
  const config = program.getCompilerOptions().configFile as ConfigFile | undefined;
  return (config?.configFileSpecs?.validatedIncludeSpecs?.length ?? 0) > 0;
}

function hostWith({ ts, program, host, files, removed }: Rewiring): ts.CompilerHost {
  const base = host ?? ts.createCompilerHost(program.getCompilerOptions());
  // As the host versions its files, so that a build finds nothing changed afterwards.
  const hash = base.createHash?.bind(base) ?? ts.sys.createHash ?? hashOf;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const own: ts.CompilerHost = {
    ...base,
    fileExists: (path) => texts.has(path) || (!removed.includes(path) && base.fileExists(path)),
    readFile: (path) => texts.get(path) ?? base.readFile(path),
    getSourceFile: (path, ...rest) => {
      const text = texts.get(path);
      if (removed.includes(path)) return undefined;
      if (text === undefined) return parsed(program, path) ?? base.getSourceFile(path, ...rest);
      return Object.assign(ts.createSourceFile(path, text, rest[0], true), { version: hash(text) });
    },
  };
  return { ...own, resolveModuleNameLiterals: resolverWith({ ts, host: own }) };
}

type Redirected = ts.SourceFile & {
  readonly redirectInfo?: { readonly unredirected: ts.SourceFile };
};

/** TypeScript shows one copy of a package that is installed twice in place of the other: not the file that was parsed. */
function parsed(program: ts.Program, path: string): ts.SourceFile | undefined {
  const file = program.getSourceFile(path) as Redirected | undefined;
  return file?.redirectInfo?.unredirected ?? file;
}
