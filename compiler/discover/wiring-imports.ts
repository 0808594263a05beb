import type ts from "typescript";
import type { ProgramFacts } from "../model/facts.js";
import type { WiringImportFact } from "../model/module-facts.js";
import { isOfTypes, loadedWith } from "./loaded-files.js";
import { specifierOf } from "./package-imports.js";
import { fileOf, siteOf } from "./places.js";
import type { Reading } from "./reading.js";

type Users = Pick<ProgramFacts, "contexts" | "nodes" | "classes">;

/** Where modules that a wiring module loads import one for its values. */
export function readWiringImports(
  reading: Reading,
  { contexts, nodes, classes }: Users,
): readonly WiringImportFact[] {
  const used = [...contexts, ...nodes, ...classes.values()].map((each) => each.site.file);
  const names = new Set(used);
  const entries = new Set(reading.files.filter((file) => names.has(fileOf(reading, file))));
  const sources = new Set(contexts.map((each) => pathOf(each.file)));
  return loadedWith(reading, entries).flatMap((file) =>
    file.statements.flatMap((each) => readImport(reading, each, sources) ?? []),
  );
}

function readImport(
  reading: Reading,
  statement: ts.Statement,
  sources: ReadonlySet<string>,
): WiringImportFact | undefined {
  const specifier = specifierOf(reading, statement);
  if (specifier === undefined || !ending.test(specifier.text)) return undefined;
  const file = fileOf(reading, statement.getSourceFile());
  if (!sources.has(pathOf(specifier.text, file)) || isOfTypes(reading, statement)) return undefined;
  return { file, wiring: specifier.text, site: siteOf(reading, specifier) };
}

/** As a module is imported: the wiring need not be there yet, so the path must say that it is one. */
const ending = /\.wiring(?:\.[cm]?[jt]s)?$/u;

/** The path of a module without its ending, of a wiring module that of its context. */
const pathOf = (specifier: string, from = ""): string =>
  new URL(specifier, `file:///${from}`).pathname.replace(ending, "").replace(/\.[cm]?tsx?$/u, "");
