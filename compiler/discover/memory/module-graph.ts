import type ts from "typescript";
import type { ProgramView } from "../view.js";

/** What TypeScript found for one module's name; nothing for a name that leads nowhere. */
export interface Resolved {
  readonly name: string;
  readonly to: ts.SourceFile | undefined;
}

/** How TypeScript remembers its resolutions: not in its public types, since 5.3 the same. */
interface Resolutions {
  forEachResolvedModule?(
    visit: (
      resolution: { readonly resolvedModule?: { readonly resolvedFileName: string } | undefined },
      name: string,
    ) => void,
    file: ts.SourceFile,
  ): void;
}

/** The modules that a file names, in order; undefined for a TypeScript that does not tell. */
export function resolvedBy(
  { program }: Pick<ProgramView, "program">,
  file: ts.SourceFile,
): readonly Resolved[] | undefined {
  const resolutions = program as unknown as Resolutions;
  if (resolutions.forEachResolvedModule === undefined) return undefined;
  const found: Resolved[] = [];
  resolutions.forEachResolvedModule(({ resolvedModule }, name) => {
    const path = resolvedModule?.resolvedFileName;
    found.push({ name, to: path === undefined ? undefined : program.getSourceFile(path) });
  }, file);
  return found;
}
