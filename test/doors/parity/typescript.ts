import { createRequire } from "node:module";
import typescript from "typescript";
import { expect } from "vitest";
import { analyserOf } from "../../../compiler/adapters/editor/analysis.js";
import { serviceOf } from "../../../compiler/adapters/editor/service.js";
import transform from "../../../compiler/adapters/ts-patch.js";
import type { TypeScript } from "../../../compiler/discover/input.js";
import type { Severity } from "../../../compiler/model/diagnostic.js";
import type { Project } from "../../project.js";
import type { Doors, Told } from "./door.js";
import { type Finding, findingsIn, wordsIn } from "./finding.js";
import { said } from "./said.js";

/** The older TypeScript that another package brings, if it does. */
const older = (() => {
  try {
    const cli = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
    const core = createRequire(cli).resolve("@arethetypeswrong/core");
    return createRequire(core)("typescript") as TypeScript;
  } catch {
    return undefined;
  }
})();

export const typescripts: Doors = {
  tspc: ({ project }) => transformed(typescript, project),
  ...(older && {
    "tspc with an older TypeScript": ({ project }) => transformed(older!, project),
  }),
  editor: ({ project, files }) => edited(project, Object.keys(files)),
};

/** What `tspc` does with the plugin, in the TypeScript given. */
function transformed(ts: TypeScript, project: Project): Told {
  const { fileNames, options } = parsed(ts, project);
  const host = sharing(ts, ts.createCompilerHost(options));
  const program = ts.createProgram({ rootNames: fileNames, options, host });
  let wired = program;
  const { stdout, stderr } = said(() => {
    wired = transform(program, host, {}, { ts }) as typeof program;
  });
  expect(stdout).toBe("");
  const errors = wired.getSemanticDiagnostics().filter((each) => each.source === "aetherflow");
  return { findings: [...findingsIn(stderr), ...errors.map((each) => marked(ts, project, each))] };
}

/** What an editor shows when it opens each of the files. */
function edited(project: Project, paths: readonly string[]): Told {
  const ts = typescript;
  const service = serviceOn(project);
  const analyse = analyserOf(ts);
  const ours = serviceOf({ ts, service, analyse });
  const all = paths
    .map((each) => project.path(each))
    .filter((each) => service.getProgram()?.getSourceFile(each) !== undefined)
    .flatMap((each) => [
      ...ours.getSemanticDiagnostics(each),
      ...ours.getSuggestionDiagnostics(each),
    ])
    .filter((each) => each.source === "aetherflow");
  const { outputs } = analyse(service.getProgram()!).result;
  service.dispose();
  return { findings: all.map((each) => marked(ts, project, each)), outputs };
}

function parsed(ts: TypeScript, project: Project): typescript.ParsedCommandLine {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => expect.unreachable() };
  const found = ts.getParsedCommandLineOfConfigFile(project.path("tsconfig.json"), {}, host);
  expect(found?.errors).toEqual([]);
  return found!;
}

const files = new Map<string, typescript.SourceFile | undefined>();

/** Of packages every file is parsed once: the options are those of all cases. */
function sharing(ts: TypeScript, host: typescript.CompilerHost): typescript.CompilerHost {
  const { getSourceFile } = host;
  return Object.assign(host, {
    getSourceFile: (path: string, ...rest: [typescript.ScriptTarget]) => {
      const key = `${ts.version} ${path}`;
      const known = files.get(key);
      if (known !== undefined) return known;
      const file = getSourceFile.call(host, path, ...rest);
      if (path.endsWith(".d.ts")) files.set(key, file);
      return file;
    },
  });
}

const registry = typescript.createDocumentRegistry();
let first: typescript.LanguageService | undefined;

/** As long as one service has them, the files of packages are parsed once. */
function serviceOn(project: Project): typescript.LanguageService {
  const service = typescript.createLanguageService(hostOf(project), registry);
  if (first === undefined) {
    first = typescript.createLanguageService(hostOf(project), registry);
    first.getProgram();
  }
  return service;
}

function hostOf(project: Project): typescript.LanguageServiceHost {
  const { fileNames, options } = parsed(typescript, project);
  const { sys } = typescript;
  return {
    ...sys,
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = sys.readFile(path);
      return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project.folder,
    getDefaultLibFileName: () => typescript.getDefaultLibFilePath(options),
  };
}

function marked(ts: TypeScript, project: Project, found: typescript.Diagnostic): Finding {
  const { category, messageText, relatedInformation = [] } = found;
  const words = wordsIn(ts.flattenDiagnosticMessageText(messageText, "\n"));
  const related = relatedInformation.map((each) => {
    const { file, line, column } = spanOf(project, each);
    return { file, line, column, message: String(each.messageText) };
  });
  // Where a host drops them, the text has them; it says the same.
  if (words.related.length > 0) expect(words.related).toEqual(related);
  return { ...words, ...spanOf(project, found), severity: severities[category]!, related };
}

const severities: readonly Severity[] = ["warning", "error", "hint"];

function spanOf(project: Project, found: typescript.DiagnosticRelatedInformation) {
  const { file, start = 0, length = 0 } = found;
  if (file === undefined) throw new Error(`Without a place: ${JSON.stringify(found.messageText)}`);
  const [from, to] = [start, start + length].map((at) => file.getLineAndCharacterOfPosition(at));
  return {
    file: file.fileName.slice(project.folder.length + 1),
    ...{ line: from!.line + 1, column: from!.character + 1 },
    ...{ endLine: to!.line + 1, endColumn: to!.character + 1 },
  };
}
