import type ts from "typescript";
import { components } from "../../graph/components.js";
import { memoised } from "../../model/memoised.js";
import { isForeign } from "../places.js";
import type { ProgramView } from "../view.js";
import { FileVersions } from "./file-versions.js";
import { type ModuleGraph, ModuleGraphs } from "./module-graph.js";
import { Numbers } from "./numbers.js";

/** The same text for a file as long as nothing that its types can depend on has changed. */
export type SightOf = (file: Pick<ts.SourceFile, "fileName">) => string;

/**
 * Tells what of a program each of its files can see: itself, the modules that it imports, transitively, and what all
 * files see. That is the compiler's options, the language, packages, and whatever adds to globals or to modules of others.
 */
export class Sights {
  readonly #versions = new FileVersions();
  readonly #graphs = new ModuleGraphs();
  readonly #numbers = new Numbers();

  of(view: ProgramView, more: readonly string[]): SightOf {
    const all = view.program.getSourceFiles();
    const versionOf = this.#versions.of(all);
    const graph = this.#graphs.of(view);
    const common = all.filter((file) => graph === undefined || isSeenByAll(view, file));
    const parts = [
      ...[view.ts.version, view.root, optionsText(view.program.getCompilerOptions()), ...more],
      ...common.map(({ fileName }) => `${fileName} ${versionOf(fileName)}`).sort(),
      ...packagesOf(view, graph, versionOf),
    ];
    const shared = this.#numbers.of(parts.join("\n"));
    const own = this.#reachedBy(graph ?? new Map(), versionOf);
    this.#numbers.turn();
    const sights = new Map([...own].map(([file, sight]) => [file, `${shared} ${sight}`]));
    return ({ fileName }) => sights.get(fileName) ?? `${shared} 0`;
  }

  /** Files that import each other are seen together. */
  #reachedBy(graph: ModuleGraph, versionOf: VersionOf): ReadonlyMap<string, number> {
    const sights = new Map<string, number>();
    for (const group of groupsOf(graph)) {
      const parts = group.map((file) => {
        const targets = graph.get(file)!.map(({ to }) => {
          return to === undefined ? "-" : (sights.get(to) ?? `=${versionOf(to)}`);
        });
        return `${versionOf(file)}:${targets.join(",")}`;
      });
      const sight = this.#numbers.of(parts.join(";"));
      for (const file of group) sights.set(file, sight);
    }
    return sights;
  }
}

type VersionOf = (file: string) => number;

/** Files that import each other, after all that they import. */
const groupsOf: (graph: ModuleGraph) => readonly (readonly string[])[] = memoised((graph) =>
  components({
    keys: [...graph.keys()],
    edges: (file) => (graph.get(file) ?? []).flatMap(({ to }) => to ?? []),
  }),
);

/** A package's file, a script, and a module that adds to what is not its own. */
const isSeenByAll = (view: ProgramView, file: ts.SourceFile): boolean =>
  isForeign(view, file) ||
  !view.ts.isExternalModule(file) ||
  ((file as Augmenting).moduleAugmentations?.length ?? 0) > 0;

type Augmenting = ts.SourceFile & { readonly moduleAugmentations?: readonly unknown[] };

/** Without the parsed tsconfig, which is no plain data. */
const optionsText = ({ configFile: _, ...options }: ts.CompilerOptions): string =>
  JSON.stringify(options);

/** What generated code may import is looked up in the packages that some file imports. */
function packagesOf(
  { files }: ProgramView,
  graph: ModuleGraph | undefined,
  versionOf: VersionOf,
): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const { fileName } of files) {
    for (const { name, to } of graph?.get(fileName) ?? []) {
      if (!/^[./#]/u.test(name)) packages.add(`${name} ${to === undefined ? "-" : versionOf(to)}`);
    }
  }
  return packages;
}
