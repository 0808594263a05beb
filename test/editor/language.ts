import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { analyserOf } from "../../compiler/adapters/editor/analysis.js";
import type { Editor } from "../../compiler/adapters/editor/asking.js";
import { serviceOf } from "../../compiler/adapters/editor/service.js";
import { aetherflowStub } from "../compiler/aetherflow-stub.js";

const root = "/project";
const libFolder = dirname(fileURLToPath(import.meta.resolve("typescript/lib/typescript.js")));
const libs = new Map<string, ts.IScriptSnapshot>();
const shared = ts.createDocumentRegistry();

/** The standard library, which is most of the cost of a program, is parsed once for all. */
function registry(): ts.DocumentRegistry {
  const own = ts.createDocumentRegistry();
  const of = (path: string) => (path.startsWith(`${libFolder}/`) ? shared : own);
  return {
    ...own,
    acquireDocumentWithKey: (path, ...rest) => of(path).acquireDocumentWithKey(path, ...rest),
    updateDocumentWithKey: (path, ...rest) => of(path).updateDocumentWithKey(path, ...rest),
  };
}

type Files = Readonly<Record<string, string>>;

/** An editor on files in memory, with the package as a stub. A mark `/*1*\/` in a text is a place before what follows. */
export class Language {
  readonly plain: ts.LanguageService;
  readonly service: ts.LanguageService;
  readonly analyse = analyserOf(ts);
  readonly #texts: Map<string, string>;
  readonly #versions = new Map<string, number>();

  constructor(files: Files, editor: Partial<Editor> = {}, options: ts.CompilerOptions = {}) {
    const all = {
      "node_modules/aetherflow/package.json": '{ "name": "aetherflow", "types": "index.d.ts" }',
      "node_modules/aetherflow/index.d.ts": aetherflowStub,
      ...files,
    };
    this.#texts = new Map(Object.entries(all).map(([path, text]) => [`${root}/${path}`, text]));
    this.plain = ts.createLanguageService(this.#host(options), registry());
    const { analyse, plain: service } = this;
    this.service = serviceOf({ ts, service, analyse, ...editor });
  }

  edit(file: string, from: string, to: string): void {
    const path = pathOf(file);
    const text = this.#texts.get(path) ?? "";
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    this.#texts.set(path, text.replace(from, to));
    this.#versions.set(path, (this.#versions.get(path) ?? 0) + 1);
  }

  /** `code text` of what is marked in a file. */
  marks(file: string): string[] {
    const found = this.service.getSemanticDiagnostics(pathOf(file));
    return found.map(
      (each) => `${each.code} ${ts.flattenDiagnosticMessageText(each.messageText, "\n")}`,
    );
  }

  /** What is said of the name at the end of the first occurrence of a text. */
  hover(file: string, at: string): string {
    const info = this.service.getQuickInfoAtPosition(...this.at(file, at));
    return ts.displayPartsToString(info?.documentation);
  }

  at(file: string, text: string): [path: string, position: number] {
    const found = this.#texts.get(pathOf(file))?.indexOf(text) ?? -1;
    if (found < 0) throw new Error(`${file} does not contain ${text}`);
    return [pathOf(file), found + text.length];
  }

  /** The text that a span covers, after its file: `src/context.ts counts`. */
  covered({ fileName, textSpan: { start, length } }: ts.DocumentSpan): string {
    const text = this.#texts.get(fileName) ?? "";
    return `${fileName.slice(root.length + 1)} ${text.slice(start, start + length)}`;
  }

  #host(options: ts.CompilerOptions): ts.LanguageServiceHost {
    const settings = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
      ...{ strict: true, noEmit: true, types: [], ...options },
    };
    const isSource = (path: string) => path.endsWith(".ts") && !path.includes("/node_modules/");
    return {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => [...this.#texts.keys()].filter(isSource),
      getScriptVersion: (path) => String(this.#versions.get(path)),
      getScriptSnapshot: (path) => this.#snapshot(path),
      getCurrentDirectory: () => root,
      getDefaultLibFileName: () => `${libFolder}/lib.d.ts`,
      fileExists: (path) => this.#texts.has(path) || path.startsWith(`${libFolder}/lib.`),
      readFile: (path) => this.#texts.get(path),
    };
  }

  #snapshot(path: string): ts.IScriptSnapshot | undefined {
    const text = this.#texts.get(path);
    if (text !== undefined) return ts.ScriptSnapshot.fromString(text);
    if (!path.startsWith(`${libFolder}/`)) return undefined;
    const lib = libs.get(path) ?? ts.ScriptSnapshot.fromString(readFileSync(path, "utf8"));
    libs.set(path, lib);
    return lib;
  }
}

export const pathOf = (file: string): string => `${root}/${file}`;
