import { dirname } from "node:path";
import type ts from "typescript";
import { SafeCompiler } from "./compile-safely.js";
import { generateFrom } from "./generate.js";
import { configFile, inputOf, plainReading, type Reading } from "./program-host.js";
import { isWiring, Reads } from "./reads.js";
import type { Findings } from "./report.js";
import { foldersOf } from "./source-folders.js";
import { WrongUse } from "./wrong-use.js";

export interface Round extends Findings {
  /** Absolute paths of what it was made from and may change: no packages, no wiring. */
  readonly sources: readonly string[];
  /** Absolute paths of folders in which a new file may belong to it. */
  readonly folders: readonly string[];
  /** Why the program cannot be read. */
  readonly obstacle?: string;
}

/** The analysis of one project, for hosts that stay: each round writes the wiring, if anything has changed. */
export class Analysis {
  /** The path of the tsconfig. */
  readonly config: string;
  #reads = new Reads(plainReading.system);
  readonly #compiler = new SafeCompiler();
  #last: Round | undefined;
  #files: ParsedFiles = { key: "", byPath: new Map() };

  constructor(project: string, option?: string) {
    this.config = configFile(project, option);
  }

  /** The last round when it would be the same again. */
  refresh(): Round {
    if (this.#last !== undefined && this.#reads.areCurrent) return this.#last;
    this.#last = undefined;
    this.#reads = new Reads(plainReading.system);
    const root = dirname(this.config);
    const findings = this.#analysed(root);
    this.#reads.acceptWiring();
    const sources = [...new Set([this.config, ...this.#reads.files.filter(isSource)])];
    this.#last = { ...findings, sources, folders: foldersOf(root, sources) };
    return this.#last;
  }

  /** A tsconfig that cannot be read is a finding too: it may be mended while the host stays. */
  #analysed(root: string): Findings & Pick<Round, "obstacle"> {
    try {
      return generateFrom(inputOf(this.config, this.#reading()), this.#compiler);
    } catch (error) {
      if (!(error instanceof WrongUse)) throw error;
      return { root, diagnostics: [], omitted: 0, obstacle: error.message };
    }
  }

  #reading(): Reading {
    const { disk } = this.#reads;
    return {
      system: { ...plainReading.system, ...disk },
      hostOf: (options) => {
        const key = keyOf(options);
        if (this.#files.key !== key) this.#files = { key, byPath: new Map() };
        return keepingFiles(Object.assign(plainReading.hostOf(options), disk), this.#files);
      },
    };
  }
}

const isSource = (path: string): boolean => !path.includes("/node_modules/") && !isWiring(path);

interface ParsedFiles {
  /** The options that they were parsed under. */
  readonly key: string;
  readonly byPath: Map<string, ts.SourceFile>;
}

function keyOf(options: ts.CompilerOptions): string {
  const { configFile: _, ...rest } = options;
  return JSON.stringify(rest);
}

/** Parses only what has another text than last time. */
function keepingFiles(host: ts.CompilerHost, { byPath }: ParsedFiles): ts.CompilerHost {
  const { getSourceFile } = host;
  return Object.assign(host, {
    getSourceFile: (path: string, ...rest: RestOf<typeof getSourceFile>) => {
      const known = byPath.get(path);
      if (known !== undefined && isFor(known, rest[0]) && host.readFile(path) === known.text)
        return known;
      const file = getSourceFile.call(host, path, ...rest);
      if (file !== undefined) byPath.set(path, file);
      return file;
    },
  });
}

type RestOf<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never;

/** The nearest package.json may say something else by now. */
const isFor = (file: ts.SourceFile, options: ts.ScriptTarget | ts.CreateSourceFileOptions) =>
  typeof options !== "object" || file.impliedNodeFormat === options.impliedNodeFormat;
