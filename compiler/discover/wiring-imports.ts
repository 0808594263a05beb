import type ts from "typescript";
import type { ContextFact } from "../model/facts.js";
import type { WiringImportFact } from "../model/module-facts.js";
import { isOfTypes } from "./loaded-files.js";
import { specifierOf } from "./package-imports.js";
import { fileOf, siteOf } from "./places.js";
import type { ProgramView } from "./view.js";

/** Where a file imports, for its values, what may be a wiring module. */
export const readWiringImports = (
  view: ProgramView,
  file: ts.SourceFile,
): readonly WiringImportFact[] =>
  file.statements.flatMap((each) => {
    const specifier = specifierOf(view, each);
    const mayBe = specifier !== undefined && ending.test(specifier.text) && !isOfTypes(view, each);
    return mayBe
      ? [{ file: fileOf(view, file), wiring: specifier.text, site: siteOf(view, specifier) }]
      : [];
  });

/** Whether it is the wiring module of a context that is imported. */
export function importsWiringOf(
  contexts: readonly ContextFact[],
): (written: WiringImportFact) => boolean {
  const sources = new Set(contexts.map((each) => pathOf(each.file)));
  return ({ file, wiring }) => sources.has(pathOf(wiring, file));
}

/** As a module is imported: the wiring need not be there yet, so the path must say that it is one. */
const ending = /\.wiring(?:\.[cm]?[jt]s)?$/u;

/** The path of a module without its ending, of a wiring module that of its context. */
const pathOf = (specifier: string, from = ""): string =>
  new URL(specifier, `file:///${from}`).pathname.replace(ending, "").replace(/\.[cm]?tsx?$/u, "");
