import type ts from "typescript";
import { fileOf } from "../places.js";
import { unwrap } from "../symbols.js";
import { symbolIn } from "./body-reading.js";
import type { BodyScope } from "./body-scope.js";

/*
 * An app is known by where `launch` and the names of its type are imported from, never by its type: the wiring may not
 * be written yet, and that of a broken program has no types.
 */

/** Aliases of aliases, at most this far. */
const longest = 10;

/** The wiring module, `src/context.wiring`, whose app an expression is. */
export function appOf(scope: BodyScope, expression: ts.Expression, depth = 0): string | undefined {
  const { ts, hasApps } = scope.reading;
  if (!hasApps || depth > longest) return undefined;
  const node = unwrap(ts, expression);
  if (ts.isAwaitExpression(node)) return appOf(scope, node.expression, depth + 1);
  if (ts.isCallExpression(node)) {
    return ts.isIdentifier(node.expression) ? importedFrom(scope, node.expression) : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = symbolIn(scope.reading, node)?.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (!ts.isVariableDeclaration(declaration) && !ts.isParameter(declaration)) return undefined;
  const { type, initializer } = declaration;
  if (type !== undefined && ts.isTypeReferenceNode(type)) {
    return ts.isIdentifier(type.typeName) ? importedFrom(scope, type.typeName) : undefined;
  }
  return initializer && appOf(scope, initializer, depth + 1);
}

/** The wiring module that a name is imported from. */
function importedFrom({ reading }: BodyScope, name: ts.Identifier): string | undefined {
  const { ts, checker } = reading;
  const [declaration] = checker.getSymbolAtLocation(name)?.declarations ?? [];
  if (declaration === undefined || !ts.isImportSpecifier(declaration)) return undefined;
  const { moduleSpecifier } = declaration.parent.parent.parent as ts.ImportDeclaration;
  if (!ts.isStringLiteral(moduleSpecifier)) return undefined;
  const stem = /^(\..*\.wiring)(?:\.[cm]?[jt]s)?$/u.exec(moduleSpecifier.text)?.[1];
  return stem === undefined
    ? undefined
    : joined(fileOf(reading, declaration.getSourceFile()), stem);
}

/** `src/a/main.ts` and `../context.wiring` are `src/context.wiring`. */
function joined(file: string, relative: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
