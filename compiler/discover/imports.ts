import type ts from "typescript";
import type { ImportFact } from "../model/facts.js";
import { packageImportOf } from "./package-imports.js";
import { fileOf, isForeign } from "./places.js";
import { declarationOf, targetOf } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** How generated code may import a declaration; undefined when it is not exported from its module. */
export function importOf(view: ProgramView, symbol: ts.Symbol): ImportFact | undefined {
  const file = declarationOf(view, symbol)?.getSourceFile();
  if (file === undefined) return undefined;
  if (isForeign(view, file)) return packageImportOf(view, symbol, file);
  const name = exportNamesOf(view, file).get(symbol);
  return name === undefined ? undefined : { module: fileOf(view, file), isPackage: false, name };
}

/** The exports of a file by what they lead to; a name of its own beats an alias, an alias beats `default`. */
export function exportNamesOf(
  view: ProgramView,
  file: ts.SourceFile,
): ReadonlyMap<ts.Symbol, string> {
  const known = view.exportNames.get(file);
  if (known !== undefined) return known;
  const module = view.checker.getSymbolAtLocation(file);
  const names = module === undefined ? new Map() : exportsOf(view, module);
  view.exportNames.set(file, names);
  return names;
}

export function exportsOf(view: ProgramView, module: ts.Symbol): Map<ts.Symbol, string> {
  const names = new Map<ts.Symbol, string>();
  const assigned = module.exports?.get(view.ts.InternalSymbolName.ExportEquals);
  const whole = assigned && targetOf(view, assigned);
  if (whole !== undefined) names.set(whole, "default");
  for (const each of view.checker.getExportsOfModule(module)) {
    const target = targetOf(view, each);
    if (target === undefined || isTypeOnly(view, each, target)) continue;
    if (isBetter(each.name, names.get(target), target.name)) {
      names.set(target, each.name);
    }
  }
  return names;
}

/** `export type { Db }` of a class gives no value, by which everything here is called. */
function isTypeOnly({ ts }: ProgramView, { declarations }: ts.Symbol, target: ts.Symbol): boolean {
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  return isValue && declarations?.some(ts.isTypeOnlyImportOrExportDeclaration) === true;
}

function isBetter(name: string, before: string | undefined, own: string): boolean {
  if (before === undefined || before === "default") return true;
  return before !== own && (name === own || (name !== "default" && name < before));
}
