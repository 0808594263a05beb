import type ts from "typescript";
import { exportsOf } from "./imports.js";
import { specifierOf } from "./package-imports.js";
import { fileOf } from "./places.js";
import { targetOf } from "./symbols.js";
import { tagOf } from "./tags.js";
import type { ProgramView } from "./view.js";

/** The user's files that are loaded when some are: what they import for its values, transitively; by path. */
export function loadedWith(
  view: ProgramView,
  entries: ReadonlySet<ts.SourceFile>,
): readonly ts.SourceFile[] {
  const loaded = new Set([...entries].map((each) => fileOf(view, each)));
  const files = new Map(view.files.map((each) => [fileOf(view, each), each]));
  for (const each of loaded) {
    const file = files.get(each);
    if (file !== undefined) for (const other of loadedBy(view, file)) loaded.add(other);
  }
  return [...files].flatMap(([path, file]) => (loaded.has(path) ? [file] : []));
}

/** The user's files that one imports for its values, by their paths. */
export const loadedBy = (view: ProgramView, file: ts.SourceFile): readonly string[] => [
  ...new Set(
    file.statements.flatMap((statement) => {
      const imported = importedBy(view, statement);
      return imported === undefined ? [] : [fileOf(view, imported)];
    }),
  ),
];

function importedBy(view: ProgramView, statement: ts.Statement): ts.SourceFile | undefined {
  const specifier = isOfTypes(view, statement) ? undefined : specifierOf(view, statement);
  const module = specifier && view.checker.getSymbolAtLocation(specifier);
  if (module === undefined || isOurs(view, module)) return undefined;
  const file = module.declarations?.find(view.ts.isSourceFile);
  return file?.isDeclarationFile === false ? file : undefined;
}

/** Whether a module is the one that declares contexts: a program may have its sources, by an alias of paths. */
function isOurs(view: ProgramView, module: ts.Symbol): boolean {
  const known = view.ourModules.get(module);
  if (known !== undefined) return known;
  const is = [...exportsOf(view, module).keys()].some((each) => tagOf(view, each) === "context");
  view.ourModules.set(module, is);
  return is;
}

/** Whether nothing of an import or a re-export is left when the program runs. */
export function isOfTypes(view: ProgramView, statement: ts.Statement): boolean {
  const { ts } = view;
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) return false;
  const { isTypeOnly, name, namedBindings } = statement.importClause;
  if (isTypeOnly) return true;
  if (name !== undefined || namedBindings === undefined) return false;
  if (ts.isNamespaceImport(namedBindings)) return false;
  return namedBindings.elements.every((each) => each.isTypeOnly || !isValue(view, each.name));
}

/** A name that leads nowhere yet may be a value: of wiring that is still to be written. */
function isValue(view: ProgramView, name: ts.Identifier): boolean {
  const symbol = view.checker.getSymbolAtLocation(name);
  const target = symbol && targetOf(view, symbol);
  return target === undefined || (target.flags & view.ts.SymbolFlags.Value) !== 0;
}
