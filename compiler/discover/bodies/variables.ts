import type ts from "typescript";
import { keyOf } from "../keys.js";
import { isForeign, siteOf } from "../places.js";
import { memberName } from "../symbols.js";
import { type BodyReading, symbolIn } from "./body-reading.js";
import type { BodyScope } from "./body-scope.js";
import { codePlaceOf } from "./code-places.js";
import type { VariableMention } from "./open-body.js";

/** Names at the top level of a file that may lead to a variable: its own, and imported ones. */
export class FileNames {
  readonly #known = new Map<ts.SourceFile, ReadonlySet<string>>();

  of({ ts }: BodyReading, file: ts.SourceFile): ReadonlySet<string> {
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    const names = new Set([...importedNames(ts, file), ...namesAmong(ts, file.statements)]);
    this.#known.set(file, names);
    return names;
  }
}

/** Those of namespaces too. */
const namesAmong = (
  ts: BodyReading["ts"],
  statements: readonly ts.Statement[],
): readonly string[] => statements.flatMap((each) => namesOf(ts, each));

function namesOf(ts: BodyReading["ts"], statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  if (ts.isClassDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isModuleDeclaration(statement)) return [];
  const { name, body } = statement;
  const inner = body !== undefined && ts.isModuleBlock(body) ? body.statements : [];
  return [name.text, ...namesAmong(ts, inner)];
}

/** The names of values that the imports of a file bind. */
export const importedNames = (ts: BodyReading["ts"], file: ts.SourceFile): ReadonlySet<string> =>
  new Set(
    file.statements.flatMap((each) =>
      ts.isImportDeclaration(each) ? namesOfImport(ts, each) : [],
    ),
  );

function namesOfImport(
  ts: BodyReading["ts"],
  { importClause: clause }: ts.ImportDeclaration,
): readonly string[] {
  if (clause === undefined || clause.isTypeOnly) return [];
  const { name, namedBindings } = clause;
  const bound = namedBindings === undefined ? [] : boundBy(ts, namedBindings);
  return name === undefined ? bound : [name.text, ...bound];
}

const boundBy = (ts: BodyReading["ts"], bindings: ts.NamedImportBindings): readonly string[] =>
  ts.isNamespaceImport(bindings)
    ? [bindings.name.text]
    : bindings.elements.map((each) => each.name.text);

/** A mention of a variable that each thread has its own copy of, and that may not stay as it was loaded. */
export function variableAt(scope: BodyScope, node: ts.Node): VariableMention | undefined {
  const { reading } = scope;
  const name = variableName(scope, node);
  const symbol = name && symbolIn(reading, name);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || !isOfModule(reading, declaration)) {
    return undefined;
  }
  return {
    variable: keyOf(reading, symbol),
    name: textOf(scope, node),
    declared: siteOf(reading, (declaration as ts.NamedDeclaration).name ?? declaration),
    site: siteOf(reading, node),
    place: codePlaceOf(declaration),
    own: memberName(reading, symbol),
  };
}

/** `this.count` of a static method is known by the class. */
function textOf({ reading: { ts }, body }: BodyScope, node: ts.Node): string {
  const text = node.getText().replace(/\s+/gu, "");
  const of = body.owner?.parent;
  const isNamed = of !== undefined && ts.isClassLike(of) && of.name !== undefined;
  return isNamed ? text.replace(/^this\./u, `${of.name.text}.`) : text;
}

/** `count`, `Stats.count`, `state.count`: whatever begins with a name of the file. */
function variableName({ reading, body }: BodyScope, node: ts.Node): ts.Node | undefined {
  const { ts } = reading;
  const first = ts.isPropertyAccessExpression(node) ? node.expression : node;
  if (ts.isPropertyAccessExpression(node) && first.kind === ts.SyntaxKind.ThisKeyword) {
    return body.owner !== undefined && isStatic(ts, body.owner) ? node.name : undefined;
  }
  if (!ts.isIdentifier(first)) return undefined;
  if (!reading.names.of(reading, node.getSourceFile()).has(first.text)) return undefined;
  const { parent } = first;
  const isOfOther =
    (ts.isPropertyAccessExpression(parent) && parent.name === first) ||
    (ts.isPropertyAssignment(parent) && parent.name === first) ||
    ts.isTypeNode(parent) ||
    ts.isQualifiedName(parent);
  if (isOfOther) return undefined;
  if (node === first && ts.isShorthandPropertyAssignment(parent)) return parent;
  return ts.isPropertyAccessExpression(node) ? node.name : first;
}

/** A variable at the top level of one of the user's files, or a static field that can be set. */
function isOfModule(reading: BodyReading, declaration: ts.Node): boolean {
  const { ts } = reading;
  if (isForeign(reading, declaration.getSourceFile())) return false;
  if (declaration.getSourceFile().isDeclarationFile) return false;
  if (ts.isPropertyDeclaration(declaration)) {
    return isStatic(ts, declaration);
  }
  if (!ts.isVariableDeclaration(declaration)) return false;
  if (isFixed(reading, declaration)) return false;
  const statement = declaration.parent.parent;
  if (!ts.isVariableStatement(statement)) return false;
  return ts.isSourceFile(statement.parent) || ts.isModuleBlock(statement.parent);
}

const isStatic = (ts: BodyReading["ts"], declaration: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;

/** A `const` of something that has no parts to change. */
function isFixed({ ts }: BodyReading, { parent, initializer }: ts.VariableDeclaration): boolean {
  if ((parent.flags & ts.NodeFlags.Const) === 0 || initializer === undefined) return false;
  return (
    ts.isLiteralExpression(initializer) ||
    ts.isFunctionLike(initializer) ||
    ts.isPrefixUnaryExpression(initializer)
  );
}
