import type ts from "typescript";
import type { ImportFact } from "../model/facts.js";
import type { ProviderKind } from "../model/provider-kinds.js";
import { byText } from "../model/type-ids.js";
import type { DeclarationKey } from "../model/types.js";
import type { CompileInput } from "./input.js";
import { namesOf } from "./mentions.js";
import { fileOf, isForeign } from "./places.js";

/** What may carry a tag of ours in its doc comment. */
export type Tag = "context" | ProviderKind | "flow" | "node" | "info" | "i32" | "u32" | "i64";

/** One program being read. The maps remember answers; nothing outlives the program. */
export interface ProgramView extends CompileInput {
  readonly checker: ts.TypeChecker;
  /** The user's own source files, by path: no declaration files, no generated wiring. */
  readonly files: readonly ts.SourceFile[];
  readonly keys: Map<ts.Symbol, DeclarationKey>;
  /** Of merged declarations, the one that stands for them. */
  readonly declarations: Map<ts.Symbol, ts.Declaration>;
  readonly tags: Map<ts.Symbol, Tag | undefined>;
  readonly exportNames: Map<ts.SourceFile, ReadonlyMap<ts.Symbol, string>>;
  readonly packageImports: Map<ts.Symbol, ImportFact>;
  /** Whether a module is the one that declares contexts. */
  readonly ourModules: Map<ts.Symbol, boolean>;
  /** What the functions of ours may be called in some file. */
  readonly nodeNames: ReadonlySet<string>;
  readonly flowNames: ReadonlySet<string>;
}

/** Makes the checker first: before it binds the files, nodes do not know their parents. */
export function viewOf(input: CompileInput): ProgramView {
  const checker = input.program.getTypeChecker();
  const paths = input.program
    .getSourceFiles()
    .filter((file) => isOwn(input, file))
    .map((file) => ({ file, path: fileOf(input, file) }));
  const files = paths.sort((a, b) => byText(a.path, b.path)).map(({ file }) => file);
  return {
    ...input,
    checker,
    files,
    keys: new Map(),
    declarations: new Map(),
    tags: new Map(),
    exportNames: new Map(),
    packageImports: new Map(),
    ourModules: new Map(),
    nodeNames: namesOf("node", files),
    flowNames: namesOf("flow", files),
  };
}

const generated = /\.wiring\.[cm]?ts$/u;

export const isGenerated = (path: string): boolean => generated.test(path);

const isOwn = (input: CompileInput, file: ts.SourceFile): boolean =>
  !file.isDeclarationFile && !isForeign(input, file) && !isGenerated(file.fileName);
