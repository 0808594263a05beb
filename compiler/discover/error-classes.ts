import type ts from "typescript";
import type { ErrorClassFact } from "../model/module-facts.js";
import { importOf } from "./imports.js";
import { keyOf } from "./keys.js";
import type { Reading } from "./reading.js";
import { superclassOf } from "./superclasses.js";
import { declarationOf, symbolOfDeclaration } from "./symbols.js";

/** The exported error classes of a file. */
export const readErrorClasses = (
  reading: Reading,
  file: ts.SourceFile,
): readonly ErrorClassFact[] =>
  file.statements
    .filter(reading.ts.isClassDeclaration)
    .flatMap((declaration) => readErrorClass(reading, declaration) ?? []);

const builtIn = /^global#(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/u;

function readErrorClass(
  reading: Reading,
  declaration: ts.ClassDeclaration,
): ErrorClassFact | undefined {
  const symbol = symbolOfDeclaration(reading, declaration);
  if (symbol === undefined || !isError(reading, declaration)) return undefined;
  const importFact = importOf(reading, symbol);
  return importFact && { key: keyOf(reading, symbol), import: importFact };
}

/** Whether the chain of base classes reaches an error of the language. */
function isError(reading: Reading, declaration: ts.ClassLikeDeclaration): boolean {
  const seen = new Set<ts.Node>();
  let at: ts.Declaration | undefined = declaration;
  while (at !== undefined && reading.ts.isClassLike(at) && !seen.has(at)) {
    seen.add(at);
    const base = superclassOf(reading, at);
    if (base !== undefined && builtIn.test(keyOf(reading, base))) return true;
    at = base && declarationOf(reading, base);
  }
  return false;
}
