import { readFileSync } from "node:fs";
import ts from "typescript";
import { createCompiler } from "../../../compiler/compile.js";

/*
 * Measures the compiler inside a process: fork it and send a question. TypeScript's own work, a program whose every
 * file has been checked, is done before ours is measured.
 */

export interface Question {
  readonly folder: string;
  /** A text to replace in a file; absent for a first compilation. */
  readonly edit?: { readonly file: string; readonly from: string; readonly to: string };
  readonly memory?: boolean;
}

/** In ms, or MB that are kept once garbage has been collected. */
export interface Answer {
  readonly typescript: number;
  readonly ours: number;
}

class Service {
  readonly #folder: string;
  readonly #parsed = new Map<string, ts.SourceFile | undefined>();
  readonly #edited = new Map<string, string>();
  #compiler = createCompiler({ version: "0" });
  #builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  compile(): Answer {
    const start = performance.now();
    const program = this.#checked();
    const checked = performance.now();
    const { diagnostics } = this.#compiler.compile({ ts, program, root: this.#folder });
    const end = performance.now();
    const error = diagnostics.find((each) => each.severity === "error");
    if (error !== undefined) throw new Error(error.message);
    return { typescript: checked - start, ours: end - checked };
  }

  edit({ file, from, to }: NonNullable<Question["edit"]>): void {
    const path = `${this.#folder}/${file}`;
    const text = this.#edited.get(path) ?? readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    this.#edited.set(path, text.replace(from, to));
    this.#parsed.delete(path);
  }

  memory(): Answer {
    const all = heapUsed();
    this.#compiler = createCompiler({ version: "0" });
    const typescript = heapUsed();
    return { typescript, ours: all - typescript };
  }

  /** As `tsc --watch` does it: what an edit does not touch is neither parsed nor checked again. */
  #checked(): ts.Program {
    const config = ts.getParsedCommandLineOfConfigFile(
      `${this.#folder}/tsconfig.json`,
      {},
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
    )!;
    const host = this.#host(config.options);
    this.#builder = ts.createSemanticDiagnosticsBuilderProgram(
      config.fileNames,
      config.options,
      host,
      this.#builder,
    );
    const [first] = this.#builder.getSemanticDiagnostics();
    if (first !== undefined)
      throw new Error(ts.flattenDiagnosticMessageText(first.messageText, " "));
    return this.#builder.getProgram();
  }

  #host(options: ts.CompilerOptions): ts.CompilerHost {
    const read = (path: string) => this.#edited.get(path) ?? ts.sys.readFile(path);
    return {
      ...ts.createCompilerHost(options, true),
      readFile: read,
      getSourceFile: (path, language) => {
        if (!this.#parsed.has(path)) this.#parsed.set(path, parsed(path, read(path), language));
        return this.#parsed.get(path);
      },
    };
  }
}

type Language = Parameters<ts.CompilerHost["getSourceFile"]>[1];

function parsed(path: string, text: string | undefined, language: Language) {
  if (text === undefined) return undefined;
  const version = ts.sys.createHash!(text);
  return Object.assign(ts.createSourceFile(path, text, language, true), { version });
}

function heapUsed(): number {
  globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const services = new Map<string, Service>();

process.on("message", ({ folder, edit, memory }: Question) => {
  const service = services.get(folder) ?? new Service(folder);
  services.set(folder, service);
  if (edit !== undefined) service.edit(edit);
  process.send!(memory === true ? service.memory() : service.compile());
});
process.on("disconnect", () => process.exit());
