import type ts from "typescript";
import type { DeclarationKey } from "../model/types.js";
import { fileOf, isForeign, packageOf } from "./places.js";
import { declarationOf, nameText } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** The name of a declaration that is the same on every machine: `src/a.ts#Box`, `pg#Pool`, `global#Date`. */
export function keyOf(view: ProgramView, symbol: ts.Symbol): DeclarationKey {
  const known = view.keys.get(symbol);
  if (known !== undefined) return known;
  const declaration = declarationOf(view, symbol);
  const key = declaration === undefined ? `unknown#${symbol.name}` : keyOfNode(view, declaration);
  view.keys.set(symbol, key);
  return key;
}

/** The key of a declaration that has a name, or stands in one that does. */
export function keyOfNode(view: ProgramView, declaration: ts.Declaration): DeclarationKey {
  const path = pathOf(view, declaration);
  return `${path.module}#${path.names.join(".")}`;
}

interface DeclarationPath {
  readonly module: string;
  readonly names: readonly string[];
}

/** Walks outwards. What stands inside a function is told apart by its place. */
function pathOf(view: ProgramView, declaration: ts.Declaration): DeclarationPath {
  const { ts } = view;
  const names: string[] = [];
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
      return { module: node.name.text, names };
    }
    if (isGlobalBlock(view, node)) return { module: globalModuleOf(view, declaration), names };
    if (ts.isBlock(node)) {
      names.splice(0, names.length, `${ownName(view, declaration)}@${placeOf(declaration)}`);
      break;
    }
    if (isNamed(view, node)) names.unshift(ownName(view, node));
  }
  return { module: moduleOf(view, declaration.getSourceFile()), names };
}

const isGlobalBlock = ({ ts }: ProgramView, node: ts.Node): boolean =>
  ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === "global";

const isNamed = ({ ts }: ProgramView, node: ts.Node): node is ts.Declaration =>
  ts.isClassLike(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isTypeParameterDeclaration(node) ||
  ts.isEnumMember(node) ||
  ts.isClassElement(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isExportAssignment(node);

function ownName({ ts }: ProgramView, declaration: ts.Declaration): string {
  const name = ts.isExportAssignment(declaration)
    ? undefined
    : ts.getNameOfDeclaration(declaration);
  return (name && nameText(ts, name)) ?? "default";
}

function placeOf(declaration: ts.Declaration): string {
  const file = declaration.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(declaration.getStart(file));
  return `${line + 1}:${character + 1}`;
}

/** What the user adds to the globals is known by the file that adds it. */
function globalModuleOf(view: ProgramView, declaration: ts.Declaration): string {
  const file = declaration.getSourceFile();
  return isForeign(view, file) ? "global" : fileOf(view, file);
}

/** A script of the language or of a package declares globals; a script of the user keeps its file. */
function moduleOf(view: ProgramView, file: ts.SourceFile): string {
  if (!isForeign(view, file)) return fileOf(view, file);
  const isModule = view.ts.isExternalModule(file);
  if (view.program.isSourceFileDefaultLibrary(file) || !isModule) return "global";
  return packageOf(file);
}
