import { corpus } from "../compiler/plan/corpus.js";
import { Project, tsconfig } from "../project.js";

/** The program of the design's first page, with a `main`, on disk. */
export const corpusProject = (files: Readonly<Record<string, string>> = {}, name = ""): Project =>
  new Project({ ...corpus, "src/main.ts": main, "tsconfig.json": configured({}), ...files }, name);

/** The text of the project's tsconfig with other options or members. */
export function configured(options: object, rest: object = {}): string {
  const compilerOptions = { ...tsconfig.compilerOptions, skipLibCheck: true, ...options };
  return JSON.stringify({ ...tsconfig, compilerOptions, ...rest });
}

const main = `import { launch } from "./context.wiring.js";
await using app = await launch({ workers: 0 });
console.log(await app.index(["a b"]));
`;

export const wiring = "src/context.wiring.ts";

/** By the plugin, from the wiring. */
export const emitted = "dist/context.wiring.js";

/** Provides the node's first dependency. */
export const provider = "  tokenizer = local(Tokenizer);\n";

export const clean = { exitCode: 0, stdout: "", stderr: "" };

/** One of each kind of change that the wiring depends on, in an order in which each of them counts. */
export const edits: readonly Edit[] = [
  {
    name: "a node's signature",
    edit: (project) => project.edit("src/nodes.ts", "path: string,", 'path: "a b" | "c",'),
  },
  {
    name: "a shared class's private field",
    edit: (project) =>
      project.edit("src/word-counts.ts", "total = 0;", "total = 0;\n  private files = 0;"),
  },
  {
    name: "a provider",
    edit: (project) => project.edit("src/context.ts", "shared(WordCounts)", "local(WordCounts)"),
  },
];

export interface Edit {
  readonly name: string;
  readonly edit: (project: Project) => void;
}
