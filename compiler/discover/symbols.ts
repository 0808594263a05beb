import type ts from "typescript";
import type { TypeScript } from "./input.js";
import { fileOf, isForeign } from "./places.js";
import type { ProgramView } from "./view.js";

/** The symbol that an expression or a name finally refers to; undefined when it refers to nothing. */
export function symbolAt(view: ProgramView, node: ts.Node): ts.Symbol | undefined {
  const { ts, checker } = view;
  const symbol = ts.isShorthandPropertyAssignment(node)
    ? checker.getShorthandAssignmentValueSymbol(node)
    : checker.getSymbolAtLocation(node);
  return symbol && targetOf(view, symbol);
}

/** The other end of imports and re-exports. */
export function targetOf(view: ProgramView, symbol: ts.Symbol): ts.Symbol | undefined {
  const isAlias = (symbol.flags & view.ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? view.checker.getAliasedSymbol(symbol) : symbol;
  return target.declarations === undefined ? undefined : target;
}

/**
 * The declaration that stands for a symbol. Merged declarations come in the order of the program's files,
 * so choose: the language's, then a package's, then the user's; a class before what merges with it; then by place.
 */
export function declarationOf(view: ProgramView, symbol: ts.Symbol): ts.Declaration | undefined {
  const declarations = symbol.declarations ?? [];
  if (declarations.length < 2) return declarations[0];
  const known = view.declarations.get(symbol);
  if (known !== undefined) return known;
  const [first] = [...declarations].sort((a, b) => compare(rankOf(view, a), rankOf(view, b)));
  view.declarations.set(symbol, first!);
  return first;
}

type Rank = readonly [number, number, string, number];

function rankOf(view: ProgramView, declaration: ts.Declaration): Rank {
  const file = declaration.getSourceFile();
  const isLanguage = view.program.isSourceFileDefaultLibrary(file);
  const origin = isLanguage ? 0 : isForeign(view, file) ? 1 : 2;
  return [origin, kindRank(view, declaration), fileOf(view, file), declaration.pos];
}

/** An overloaded function is its implementation. */
function kindRank({ ts }: ProgramView, declaration: ts.Declaration): number {
  if (ts.isClassLike(declaration)) return 0;
  return ts.isFunctionDeclaration(declaration) && declaration.body !== undefined ? 0 : 1;
}

function compare(a: Rank, b: Rank): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

/** Parentheses, `as`, `satisfies`, `!` and `<T>` say nothing about where a value comes from. */
export function unwrap(ts: TypeScript, expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isTypeAssertionExpression(expression)
    ? unwrap(ts, expression.expression)
    : expression;
}

/** The name of a property as a user writes it: TypeScript numbers unique symbols and `#names` as it meets them. */
export function memberName({ ts }: ProgramView, symbol: ts.Symbol): string {
  if (!/^__[@#]/u.test(symbol.name)) return symbol.name;
  const name = symbol.declarations?.map((each) => ts.getNameOfDeclaration(each)).find(Boolean);
  return (name && nameText(ts, name)) ?? symbol.name.replace(/^__[@#](?:\d+@)?/u, "");
}

/** `[Symbol.dispose]` keeps its brackets; a computed literal does not. */
export function nameText(ts: TypeScript, name: ts.Node): string | undefined {
  if (ts.isIdentifier(name)) return ts.idText(name);
  if (ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) {
    return name.text;
  }
  if (!ts.isComputedPropertyName(name)) return undefined;
  const inner = unwrap(ts, name.expression);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return inner.text;
  return `[${inner.getText()}]`;
}

/** The symbol that a declaration makes. A nameless one is a default export. */
export function symbolOfDeclaration(
  view: ProgramView,
  node: ts.Declaration,
): ts.Symbol | undefined {
  const { ts, checker } = view;
  const name = ts.getNameOfDeclaration(node);
  if (name !== undefined) return checker.getSymbolAtLocation(name);
  if ((ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Default) === 0) return undefined;
  return checker
    .getSymbolAtLocation(node.getSourceFile())
    ?.exports?.get(ts.InternalSymbolName.Default);
}

/** Whether a variable is a `const` at the top level of its file. */
export function isTopLevelConst(
  { ts }: ProgramView,
  node: ts.Node,
): node is ts.VariableDeclaration {
  if (!ts.isVariableDeclaration(node) || !ts.isVariableDeclarationList(node.parent)) return false;
  const isConst = (node.parent.flags & ts.NodeFlags.Const) !== 0;
  return (
    isConst &&
    ts.isVariableStatement(node.parent.parent) &&
    ts.isSourceFile(node.parent.parent.parent)
  );
}
