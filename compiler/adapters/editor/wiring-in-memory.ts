import { basename, join } from "node:path";
import type ts from "typescript";
import type { TypeScript } from "../../discover/input.js";
import type { Output } from "../../model/output.js";
import { resolverWith } from "../resolver-with.js";
import { isOurs } from "../write-output.js";
import { type Analysis, isWiring } from "./analysis.js";

/** The files of an editor's project, as far as their texts can be changed in memory. */
export class WiringInMemory {
  readonly #ts: TypeScript;
  readonly #project: ts.server.Project;
  /** Paths of modules that are not on disk. */
  readonly #added = new Set<string>();

  constructor(ts: TypeScript, project: ts.server.Project) {
    this.#ts = ts;
    this.#project = project;
  }

  /** Lets the project see the wiring as `generate` would write it. Writes nothing. */
  show({ result, root }: Analysis, program: ts.Program): void {
    const broken = result.diagnostics.some((each) => each.severity === "error");
    const outputs = new Map(result.outputs.map((each) => [posix(join(root, each.file)), each]));
    const gone = [...this.#added].filter((each) => !outputs.has(each));
    const changes = [...outputs].map(([path, output]) => this.#show(path, output, program, broken));
    for (const each of gone) this.#remove(each);
    if (changes.includes(true) || gone.length > 0) this.#project.updateGraph();
  }

  /** Whether a file of the program is in memory only. */
  isUnwritten(path: string): boolean {
    return this.#added.has(path) && !this.#project.projectService.host.fileExists(path);
  }

  /** While the graph is broken its users keep the types that they had. */
  #show(path: string, { text }: Output, program: ts.Program, broken: boolean): boolean {
    const source = program.getSourceFile(path);
    if (source === undefined) return isImported(program, path) && this.#add(path, text);
    if (broken || !isOurs(source.text) || gist(source.text) === gist(text)) return false;
    return this.#replace(path, text);
  }

  #replace(path: string, text: string): boolean {
    const info = this.#project.getScriptInfo(path);
    if (info === undefined || info.isScriptOpen()) return false;
    info.editContent(0, info.getSnapshot().getLength(), text);
    return true;
  }

  #add(path: string, text: string): boolean {
    const { projectService } = this.#project;
    if (projectService.host.fileExists(path)) return false;
    const info = projectService.getOrCreateScriptInfoForNormalizedPath(
      this.#ts.server.toNormalizedPath(path),
      ...([false, undefined, this.#ts.ScriptKind.TS, false, { fileExists: () => true }] as const),
    );
    if (info === undefined) return false;
    if (this.#added.size === 0) this.#resolve();
    this.#added.add(path);
    info.editContent(0, info.getSnapshot().getLength(), text);
    if (!this.#project.isRoot(info)) this.#project.addRoot(info);
    return true;
  }

  #remove(path: string): void {
    this.#added.delete(path);
    const info = this.#project.getScriptInfo(path);
    if (info === undefined || this.#project.projectService.host.fileExists(path)) return;
    this.#project.removeFile(info, false, true);
  }

  /** A project remembers which imports led nowhere. */
  #resolve(): void {
    const project: ts.LanguageServiceHost & ts.server.Project = this.#project;
    const usual = project.resolveModuleNameLiterals?.bind(project);
    const host = {
      fileExists: (path: string) => project.fileExists(path),
      readFile: (path: string) => project.readFile(path),
      directoryExists: (path: string) => project.directoryExists(path),
      getCurrentDirectory: () => project.getCurrentDirectory(),
      getCanonicalFileName: (path: string) => path,
      ...(usual && { resolveModuleNameLiterals: usual }),
    };
    const resolve = resolverWith({ ts: this.#ts, host });
    project.resolveModuleNameLiterals = resolve;
  }
}

/** Without the places, which move with each line that is typed and mean nothing to types. */
const gist = (text: string): string =>
  text.replace(/^\/\/ .*$/gmu, "").replace(/[\w./-]+\.[cm]?tsx?:\d+/gu, "");

function isImported(program: ts.Program, path: string): boolean {
  const name = basename(path).replace(/\.[cm]?ts$/u, "");
  return program
    .getSourceFiles()
    .some((each) => !each.isDeclarationFile && !isWiring(each) && each.text.includes(name));
}

const posix = (path: string): string => path.replaceAll("\\", "/");
