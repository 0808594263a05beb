import type ts from "typescript";
import type { ProgramView } from "../view.js";

/** The file that TypeScript found for one module's name; none for a name that leads nowhere. */
export interface Resolved {
  readonly name: string;
  readonly to: string | undefined;
}

/** How TypeScript remembers its resolutions: not in its public types, since 5.3 the same. */
interface Resolutions {
  /** By path. The same object for a program that resolves as the one before it did. */
  readonly resolvedModules?: object;
  forEachResolvedModule?(
    visit: (
      resolution: { readonly resolvedModule?: { readonly resolvedFileName: string } | undefined },
      name: string,
    ) => void,
    file: ts.SourceFile,
  ): void;
}

export type ModuleGraph = ReadonlyMap<string, readonly Resolved[]>;

/** The modules that each file names, by the file's name; undefined for a TypeScript that does not tell. */
export class ModuleGraphs {
  #resolutions: object | undefined;
  #graph: ModuleGraph | undefined;

  of({ program }: Pick<ProgramView, "program">): ModuleGraph | undefined {
    const { resolvedModules, forEachResolvedModule } = program as unknown as Resolutions;
    if (forEachResolvedModule === undefined) return undefined;
    if (resolvedModules === undefined || resolvedModules !== this.#resolutions) {
      const read = (file: ts.SourceFile) => resolvedBy(program, forEachResolvedModule, file);
      this.#graph = new Map(program.getSourceFiles().map((file) => [file.fileName, read(file)]));
    }
    this.#resolutions = resolvedModules;
    return this.#graph;
  }
}

function resolvedBy(
  program: ts.Program,
  forEachResolved: NonNullable<Resolutions["forEachResolvedModule"]>,
  file: ts.SourceFile,
): readonly Resolved[] {
  const found: Resolved[] = [];
  forEachResolved(({ resolvedModule }, name) => {
    const path = resolvedModule?.resolvedFileName;
    const to = path === undefined ? undefined : program.getSourceFile(path)?.fileName;
    found.push({ name, to });
  }, file);
  return found;
}
