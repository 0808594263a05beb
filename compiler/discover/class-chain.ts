import type ts from "typescript";
import { keyOf } from "./keys.js";
import { isForeign, packageOf } from "./places.js";
import type { Reading } from "./reading.js";
import { superclassOf } from "./superclasses.js";
import { declarationOf } from "./symbols.js";

export interface ClassChain {
  /** The declarations of a class and of its base classes, bases first. */
  readonly declarations: readonly ts.ClassLikeDeclaration[];
  /** The base class at which the chain ends because its fields are not to be read. */
  readonly opaqueBase?: string;
}

export function chainOf(reading: Reading, symbol: ts.Symbol): ClassChain {
  const chain = new Set<ts.ClassLikeDeclaration>();
  let declaration = classOf(reading, symbol);
  while (declaration !== undefined && !chain.has(declaration)) {
    chain.add(declaration);
    const base = baseOf(reading, declaration);
    if (typeof base === "string") return { declarations: [...chain].reverse(), opaqueBase: base };
    declaration = base;
  }
  return { declarations: [...chain].reverse() };
}

/** The text of a base class that hides what it keeps: the language's, Node's, one that is computed. */
function baseOf(
  reading: Reading,
  declaration: ts.ClassLikeDeclaration,
): ts.ClassLikeDeclaration | string | undefined {
  const { ts } = reading;
  const clause = declaration.heritageClauses?.find(
    (each) => each.token === ts.SyntaxKind.ExtendsKeyword,
  );
  const written = clause?.types[0];
  if (written === undefined) return undefined;
  const symbol = superclassOf(reading, declaration);
  if (symbol !== undefined && keyOf(reading, symbol) === "global#Object") return undefined;
  const base = symbol && classOf(reading, symbol);
  return base === undefined || isOfHost(reading, base) ? written.getText() : base;
}

function classOf(reading: Reading, symbol: ts.Symbol): ts.ClassLikeDeclaration | undefined {
  const declaration = declarationOf(reading, symbol);
  return declaration && reading.ts.isClassLike(declaration) ? declaration : undefined;
}

function isOfHost(reading: Reading, declaration: ts.ClassLikeDeclaration): boolean {
  const file = declaration.getSourceFile();
  if (!isForeign(reading, file)) return false;
  return reading.program.isSourceFileDefaultLibrary(file) || packageOf(file) === "node";
}
