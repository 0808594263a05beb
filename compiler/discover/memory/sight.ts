import type ts from "typescript";
import { components } from "../../graph/components.js";
import { isForeign } from "../places.js";
import type { ProgramView } from "../view.js";
import { FileVersions } from "./file-versions.js";
import { type Resolved, resolvedBy } from "./module-graph.js";
import { Numbers } from "./numbers.js";

/** The same text for a file as long as nothing that its types can depend on has changed. */
export type SightOf = (file: ts.SourceFile) => string;

/**
 * Tells what of a program each of its files can see: itself, the modules that it imports, transitively, and what all
 * files see. That is the compiler's options, the language, packages, and whatever adds to globals or to modules of others.
 */
export class Sights {
  readonly #versions = new FileVersions();
  readonly #numbers = new Numbers();

  of(view: ProgramView, more: readonly string[]): SightOf {
    const all = view.program.getSourceFiles();
    const versionOf = this.#versions.of(all);
    const modules = new Map(all.map((file) => [file, resolvedBy(view, file)]));
    const tells = all.every((file) => modules.get(file) !== undefined);
    const common = all.filter((file) => !tells || isSeenByAll(view, file));
    const parts = [
      ...[view.ts.version, view.root, optionsText(view.program.getCompilerOptions()), ...more],
      ...common.map((file) => `${file.fileName} ${versionOf(file)}`).sort(),
      ...packagesOf(view, modules, versionOf),
    ];
    const shared = this.#numbers.of(parts.join("\n"));
    const own = this.#reachedBy(modules, versionOf);
    this.#numbers.turn();
    return (file) => `${shared} ${own.get(file) ?? 0}`;
  }

  /** Files that import each other are seen together. */
  #reachedBy(modules: Modules, versionOf: VersionOf): ReadonlyMap<ts.SourceFile, number> {
    const sights = new Map<ts.SourceFile, number>();
    const edges = (file: ts.SourceFile) =>
      (modules.get(file) ?? []).flatMap(({ to }) =>
        to !== undefined && modules.has(to) ? to : [],
      );
    for (const group of components({ keys: [...modules.keys()], edges })) {
      const parts = group.map((file) => {
        const targets = (modules.get(file) ?? []).map(({ to }) =>
          to === undefined ? "-" : (sights.get(to) ?? `=${versionOf(to)}`),
        );
        return `${versionOf(file)}:${targets.join(",")}`;
      });
      const sight = this.#numbers.of(parts.join(";"));
      for (const file of group) sights.set(file, sight);
    }
    return sights;
  }
}

type Modules = ReadonlyMap<ts.SourceFile, readonly Resolved[] | undefined>;
type VersionOf = (file: ts.SourceFile) => number;

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
  modules: Modules,
  versionOf: VersionOf,
): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const { name, to } of files.flatMap((file) => modules.get(file) ?? [])) {
    if (!/^[./#]/u.test(name)) packages.add(`${name} ${to === undefined ? "-" : versionOf(to)}`);
  }
  return packages;
}
