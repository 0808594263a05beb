import type ts from "typescript";
import type { ProgramView } from "../../discover/view.js";

/** Calls that run whenever a module is loaded. What stands under a condition may ask which thread it is in. */
export function callsAtLoad(
  { ts }: ProgramView,
  file: ts.SourceFile,
): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || isConditional(ts, node)) return;
    if (ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  for (const each of file.statements)
    if (ts.isExpressionStatement(each) || ts.isVariableStatement(each)) visit(each);
  return found;
}

function isConditional(
  { isBinaryExpression, isConditionalExpression, SyntaxKind }: typeof ts,
  node: ts.Node,
) {
  if (!isBinaryExpression(node)) return isConditionalExpression(node);
  const { kind } = node.operatorToken;
  return [
    SyntaxKind.AmpersandAmpersandToken,
    SyntaxKind.BarBarToken,
    SyntaxKind.QuestionQuestionToken,
  ].some((each) => each === kind);
}

/**
 * What a call does that is wrong in every worker, as the end of a sentence: only what is so in every program. The
 * function is known by its declaration, not by its name.
 */
export function effectOf(view: ProgramView, call: ts.CallExpression): string | undefined {
  const { ts, checker } = view;
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const home = target?.declarations?.[0]?.getSourceFile().fileName ?? "";
  if (/\.wiring\.[cm]?ts$/u.test(home))
    return name.text === "launch" ? "would launch an app of its own" : undefined;
  return /\/@types\/node\/|\/lib\.dom\.d\.ts$/u.test(home) ? ofNode[name.text] : undefined;
}

const ofNode: Readonly<Record<string, string>> = {
  listen: "would listen there as well",
  setInterval: "would begin an interval that keeps it from ending",
  exit: "would end there at once",
};
