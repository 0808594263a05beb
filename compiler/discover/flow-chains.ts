import type ts from "typescript";
import { declarationOf, isTopLevelConst, symbolAt, unwrap } from "./symbols.js";
import { calledTag } from "./tags.js";
import type { ProgramView } from "./view.js";

export interface OperatorCall {
  readonly name: ts.MemberName;
  readonly call: ts.CallExpression;
}

/** `flow(Context).a(…).b(…)` in the order it is read aloud. */
export interface FlowChain {
  /** The call of `flow`. */
  readonly root: ts.CallExpression;
  readonly operators: readonly OperatorCall[];
}

/** A chain may go on where another constant ends: `const more = index.to(store)`. */
export function readChain(
  view: ProgramView,
  expression: ts.Expression,
  from: ReadonlySet<ts.Node> = new Set(),
): FlowChain | undefined {
  const { ts } = view;
  const inner = unwrap(ts, expression);
  if (!ts.isCallExpression(inner)) return readNamed(view, inner, from);
  const callee = unwrap(ts, inner.expression);
  if (calledTag(view, inner) === "flow") return { root: inner, operators: [] };
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const before = readChain(view, callee.expression, from);
  return (
    before && { ...before, operators: [...before.operators, { name: callee.name, call: inner }] }
  );
}

function readNamed(
  view: ProgramView,
  name: ts.Expression,
  from: ReadonlySet<ts.Node>,
): FlowChain | undefined {
  const declaration = flowConstAt(view, name);
  if (declaration?.initializer === undefined || from.has(declaration)) return undefined;
  return readChain(view, declaration.initializer, new Set([...from, declaration]));
}

/** The top-level `const` of the user's files that an expression names. */
function flowConstAt(view: ProgramView, name: ts.Expression): ts.VariableDeclaration | undefined {
  const { ts } = view;
  const isQualified = ts.isPropertyAccessExpression(name) && ts.isIdentifier(name.expression);
  if (!ts.isIdentifier(name) && !isQualified) return undefined;
  const symbol = symbolAt(view, name);
  return symbol && constOf(view, symbol);
}

function constOf(view: ProgramView, symbol: ts.Symbol): ts.VariableDeclaration | undefined {
  const declaration = declarationOf(view, symbol);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  return isTopLevelConst(view, declaration) ? declaration : undefined;
}

/** The declaration of a flow, if a symbol is one. */
export function flowOf(view: ProgramView, symbol: ts.Symbol): ts.VariableDeclaration | undefined {
  const declaration = constOf(view, symbol);
  if (declaration?.initializer === undefined) return undefined;
  const chain = readChain(view, declaration.initializer, new Set([declaration]));
  return chain && declaration;
}
