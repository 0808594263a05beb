import type ts from "typescript";
import type { ImportFact } from "../model/facts.js";
import { exportNamesOf, exportsOf } from "./imports.js";
import { isForeign, packageOf } from "./places.js";
import { symbolAt } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** A package's declaration under the specifier that some file of the user imports it by, else by its package's name. */
export function packageImportOf(
  view: ProgramView,
  symbol: ts.Symbol,
  file: ts.SourceFile,
): ImportFact | undefined {
  if (view.program.isSourceFileDefaultLibrary(file)) return undefined;
  // Never empty once filled: whatever is discovered imports our own package.
  if (view.packageImports.size === 0) indexPackages(view);
  return view.packageImports.get(symbol) ?? importByName(view, symbol, file);
}

/** Without reading package.json only an index file, not of a package inside another, is what a package's name stands for. */
function importByName(
  view: ProgramView,
  symbol: ts.Symbol,
  file: ts.SourceFile,
): ImportFact | undefined {
  const folder = packageFolder.exec(file.fileName)?.[0];
  const index = view.program
    .getSourceFiles()
    .find((each) => each.fileName.replace(/index\.d\.[cm]?ts$/u, "") === folder);
  const name = index && exportNamesOf(view, index).get(symbol);
  return name === undefined ? undefined : { module: packageOf(file), isPackage: true, name };
}

const packageFolder =
  /^(?:(?!\/node_modules\/).)*\/node_modules\/(?:@[^/]+\/)?[^/]+\/(?!.*\/node_modules\/)/u;

/** The shortest specifier wins, then the first by text. */
function indexPackages(view: ProgramView): void {
  for (const [module, symbol] of [...importedModules(view)].sort(byLength)) {
    for (const [target, name] of exportsOf(view, symbol)) {
      if (view.packageImports.has(target)) continue;
      view.packageImports.set(target, { module, isPackage: true, name });
    }
  }
}

type Imported = readonly [string, ts.Symbol];

const byLength = ([a]: Imported, [b]: Imported): number => a.length - b.length || (a < b ? -1 : 1);

/** What the user's files import by a bare specifier. */
function importedModules(view: ProgramView): Map<string, ts.Symbol> {
  const modules = new Map<string, ts.Symbol>();
  for (const file of view.files) {
    for (const statement of file.statements) {
      const specifier = specifierOf(view, statement);
      if (specifier === undefined || /^[./#]/u.test(specifier.text)) continue;
      if (modules.has(specifier.text)) continue;
      const symbol = symbolAt(view, specifier);
      if (symbol !== undefined && isOfPackage(view, symbol)) modules.set(specifier.text, symbol);
    }
  }
  return modules;
}

/** A bare specifier may also be an alias of the user's own files, which re-export a package. */
const isOfPackage = (view: ProgramView, { declarations = [] }: ts.Symbol): boolean =>
  declarations.some((each) => isForeign(view, each.getSourceFile()));

/** The module specifier of an import or a re-export. */
export function specifierOf(
  { ts }: ProgramView,
  statement: ts.Statement,
): ts.StringLiteral | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const specifier = statement.moduleSpecifier;
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier : undefined;
}
