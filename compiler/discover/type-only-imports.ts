import type ts from "typescript";
import type { TypeOnlyImportFact } from "../model/module-facts.js";
import { readChain } from "./flow-chains.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { importingValue, type TypeOnlyImport } from "./repairs/value-imports.js";
import { isContext, superclassOf } from "./superclasses.js";

/** Names that a file's contexts and flows use as values, although only their types are imported; once each import. */
export function readTypeOnlyImports(
  reading: Reading,
  file: ts.SourceFile,
): readonly TypeOnlyImportFact[] {
  if (!/\btype\b/u.test(file.text)) return [];
  const found = new Map<ts.Node, TypeOnlyImportFact>();
  for (const use of file.statements.flatMap((each) => valuesIn(reading, each))) {
    const written = typeOnlyImportOf(reading, use);
    const name = written?.name;
    if (written === undefined || name === undefined || found.has(written)) continue;
    found.set(written, {
      name: use.text,
      site: siteOf(reading, name),
      use: siteOf(reading, use),
      ...repair(...importingValue(reading, written)),
    });
  }
  return [...found.values()];
}

/** The names in the members of a context, in what it extends, and in a flow. */
function valuesIn(reading: Reading, statement: ts.Statement): readonly ts.Identifier[] {
  const { ts } = reading;
  const roots = ts.isVariableStatement(statement)
    ? flowsIn(reading, statement)
    : ts.isClassDeclaration(statement)
      ? expressionsOf(reading, statement)
      : [];
  return roots.flatMap((each) => identifiersIn(reading, each));
}

const flowsIn = (reading: Reading, { declarationList }: ts.VariableStatement) =>
  declarationList.declarations.flatMap(({ initializer }) =>
    initializer !== undefined && readChain(reading, initializer) !== undefined ? [initializer] : [],
  );

function expressionsOf(
  reading: Reading,
  declaration: ts.ClassDeclaration,
): readonly ts.Expression[] {
  const { ts } = reading;
  const base = superclassOf(reading, declaration);
  if (base === undefined || !isContext(reading, base)) return [];
  const bases = declaration.heritageClauses?.flatMap(({ types }) => types) ?? [];
  const members = declaration.members.filter(ts.isPropertyDeclaration);
  return [
    ...bases.map((each) => each.expression),
    ...members.flatMap(({ initializer }) => initializer ?? []),
  ];
}

function identifiersIn({ ts }: Reading, root: ts.Node): readonly ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node);
    else if (ts.isExpressionWithTypeArguments(node)) visit(node.expression);
    else if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

function typeOnlyImportOf(reading: Reading, use: ts.Identifier): TypeOnlyImport | undefined {
  const { ts, checker } = reading;
  const symbol = ts.isShorthandPropertyAssignment(use.parent)
    ? checker.getShorthandAssignmentValueSymbol(use.parent)
    : checker.getSymbolAtLocation(use);
  return symbol?.declarations?.find(
    (each): each is TypeOnlyImport =>
      ts.isTypeOnlyImportOrExportDeclaration(each) &&
      (ts.isImportSpecifier(each) || ts.isImportClause(each) || ts.isNamespaceImport(each)),
  );
}
