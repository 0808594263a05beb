import type ts from "typescript";
import { docComments, hasMarker } from "./comments.js";
import { nodeDecoratorOf } from "./node-decorators.js";
import { declarationOf, symbolOfDeclaration, unwrap } from "./symbols.js";
import { calls } from "./tags.js";
import type { ProgramView } from "./view.js";

/** A declaration that is marked as a node, in any spelling, wherever it stands. */
export interface MarkedFunction {
  readonly spelling: "jsdoc" | "call" | "decorator";
  /** A function, a variable, or a member of a class or an object. */
  readonly declaration: MarkedDeclaration;
  /** The expression that makes the function; absent for a declared function or method. */
  readonly value?: ts.Expression | undefined;
  /** The first argument of `node(options, …)` or `@node(options)`. */
  readonly options?: ts.Expression | undefined;
}

export type MarkedDeclaration =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.PropertyAssignment
  | ts.ExportAssignment;

/** The marked functions of a file, in order. */
export function markedIn(view: ProgramView, file: ts.SourceFile): readonly MarkedFunction[] {
  const found: MarkedFunction[] = [];
  const visit = (node: ts.Node): void => {
    const marked = isMarkable(view, node) ? readMarked(view, node) : undefined;
    if (marked !== undefined) found.push(marked);
    view.ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isMarkable = ({ ts }: ProgramView, node: ts.Node): node is MarkedDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isExportAssignment(node);

function readMarked(view: ProgramView, node: MarkedDeclaration): MarkedFunction | undefined {
  const { ts } = view;
  const value = valueOfMarkable(view, node);
  if (value !== undefined && ts.isCallExpression(value) && calls(view, value, "node")) {
    return readCall(node, value);
  }
  if (ts.isFunctionDeclaration(node)) {
    const decorator = nodeDecoratorOf(view, node);
    const options = decorator?.call?.arguments[0];
    if (decorator !== undefined) return { spelling: "decorator", declaration: node, options };
  }
  if (!hasMarker(docComments(ts, node))) return undefined;
  if (!ts.isFunctionDeclaration(node)) return { spelling: "jsdoc", declaration: node, value };
  return { spelling: "jsdoc", declaration: implementationOf(view, node) };
}

/** The expression that a declaration gives a name to. */
function valueOfMarkable({ ts }: ProgramView, node: MarkedDeclaration): ts.Expression | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return undefined;
  const value = ts.isExportAssignment(node) ? node.expression : node.initializer;
  return value && unwrap(ts, value);
}

function readCall(
  declaration: MarkedDeclaration,
  { arguments: given }: ts.CallExpression,
): MarkedFunction {
  const options = given.length > 1 ? given[0] : undefined;
  return { spelling: "call", declaration, value: given.at(-1), options };
}

/** A marker above an overload marks the function. */
function implementationOf(view: ProgramView, node: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const symbol = symbolOfDeclaration(view, node);
  const declaration = symbol && declarationOf(view, symbol);
  return declaration !== undefined && view.ts.isFunctionDeclaration(declaration)
    ? declaration
    : node;
}
