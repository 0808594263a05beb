import type ts from "typescript";
import type { ContextFact } from "../model/facts.js";
import { importOf } from "./imports.js";
import { keyOf } from "./keys.js";
import { readMembers } from "./members.js";
import { fileOf, siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { exporting } from "./repairs/exporting.js";
import { declaredIn, isContext, superclassOf } from "./superclasses.js";
import { symbolOfDeclaration } from "./symbols.js";
import { tagOf } from "./tags.js";

/** Every context class at the top level of a file, by place. */
export const readContexts = (reading: Reading, file: ts.SourceFile): readonly ContextFact[] =>
  file.statements
    .filter(reading.ts.isClassDeclaration)
    .flatMap((declaration) => readContext(reading, declaration) ?? []);

function readContext(reading: Reading, declaration: ts.ClassDeclaration): ContextFact | undefined {
  const symbol = symbolOfDeclaration(reading, declaration);
  const base = superclassOf(reading, declaration);
  if (symbol === undefined || base === undefined || !isContext(reading, base)) return undefined;
  const { ts } = reading;
  const owner = keyOf(reading, symbol);
  const importFact = importOf(reading, symbol);
  const modifiers = ts.getCombinedModifierFlags(declaration);
  return {
    key: owner,
    name: declaration.name?.text ?? "default",
    file: fileOf(reading, declaration.getSourceFile()),
    site: siteOf(reading, declaration.name ?? declaration),
    ...(importFact && { import: importFact }),
    abstract: (modifiers & ts.ModifierFlags.Abstract) !== 0,
    ...(tagOf(reading, base) !== "context" && { base: keyOf(reading, base) }),
    ...declaredBase(reading, declaration, base),
    ...readMembers(reading, declaration, owner),
    ...(importFact === undefined && repair(exporting(reading, declaration))),
  };
}

function declaredBase(
  reading: Reading,
  { heritageClauses, name }: ts.ClassDeclaration,
  base: ts.Symbol,
): Pick<ContextFact, "declared"> {
  const declared = declaredIn(reading, base);
  const place = heritageClauses?.[0]?.types[0]?.expression ?? name;
  if (declared === undefined || place === undefined) return {};
  return { declared: { name: declared.name, site: siteOf(reading, place) } };
}
