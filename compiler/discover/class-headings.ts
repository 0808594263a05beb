import type ts from "typescript";
import type { ClassHeadingFact } from "../model/module-facts.js";
import { importOf } from "./imports.js";
import { keyOf } from "./keys.js";
import type { Reading } from "./reading.js";
import { symbolAt, symbolOfDeclaration, unwrap } from "./symbols.js";

/** Every class at the top level of a file, whether or not anybody provides it, by place. */
export const readClassHeadings = (
  reading: Reading,
  file: ts.SourceFile,
): readonly ClassHeadingFact[] =>
  file.statements
    .filter(reading.ts.isClassDeclaration)
    .flatMap((declaration) => readHeading(reading, declaration) ?? []);

function readHeading(
  reading: Reading,
  declaration: ts.ClassDeclaration,
): ClassHeadingFact | undefined {
  const { ts } = reading;
  const symbol = symbolOfDeclaration(reading, declaration);
  if (symbol === undefined) return undefined;
  const bases = declaration.heritageClauses?.flatMap(({ types }) => types) ?? [];
  const modifiers = ts.getCombinedModifierFlags(declaration);
  return {
    key: keyOf(reading, symbol),
    name: declaration.name?.text ?? "default",
    abstract: (modifiers & ts.ModifierFlags.Abstract) !== 0,
    exported: importOf(reading, symbol) !== undefined,
    bases: bases.flatMap(({ expression }) => {
      const base = symbolAt(reading, unwrap(ts, expression));
      return base === undefined ? [] : [keyOf(reading, base)];
    }),
  };
}
