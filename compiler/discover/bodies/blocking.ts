import type ts from "typescript";
import type { BlockingFact } from "../../model/bodies.js";
import { siteOf } from "../places.js";
import { unwrap } from "../symbols.js";
import type { BodyReading } from "./body-reading.js";

/** A call that waits in place, or a loop that nothing in it ends. */
export function blockingAt(reading: BodyReading, node: ts.Node): BlockingFact | undefined {
  const { ts } = reading;
  if (ts.isCallExpression(node)) return blockingCall(reading, node);
  const isEndless =
    ((ts.isWhileStatement(node) || ts.isDoStatement(node)) && isTrue(reading, node.expression)) ||
    (ts.isForStatement(node) && (node.condition === undefined || isTrue(reading, node.condition)));
  return isEndless && !isLeft(reading, node.statement, true)
    ? { site: siteOf(reading, node.getFirstToken() ?? node) }
    : undefined;
}

const isTrue = ({ ts }: BodyReading, node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.TrueKeyword || (ts.isNumericLiteral(node) && Number(node.text) !== 0);

function blockingCall(reading: BodyReading, call: ts.CallExpression): BlockingFact | undefined {
  const { ts } = reading;
  const callee = unwrap(ts, call.expression);
  const text = callee.getText();
  if (text === "Atomics.wait") return { name: text, site: siteOf(reading, callee) };
  const named = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(named) || !named.text.endsWith("Sync")) return undefined;
  const root = ts.isPropertyAccessExpression(callee) ? unwrap(ts, callee.expression) : callee;
  return ts.isIdentifier(root) && isOfNode(reading, root)
    ? { name: named.text, site: siteOf(reading, callee) }
    : undefined;
}

const modules: ReadonlySet<string> = new Set(["fs", "child_process", "crypto", "zlib"]);

/** By the module that a name is imported from, which need not be installed. */
function isOfNode({ ts, checker }: BodyReading, name: ts.Identifier): boolean {
  const declared = checker.getSymbolAtLocation(name)?.declarations?.[0];
  for (let at: ts.Node | undefined = declared; at !== undefined; at = at.parent) {
    if (!ts.isImportDeclaration(at) || !ts.isStringLiteral(at.moduleSpecifier)) continue;
    return modules.has(at.moduleSpecifier.text.replace(/^node:/u, "").split("/")[0]!);
  }
  return false;
}

/** Whether something in a loop leads out of it. A `break` of an inner loop does not, a label may. */
function isLeft(reading: BodyReading, node: ts.Node, breaks: boolean): boolean {
  const { ts } = reading;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isYieldExpression(node))
    return true;
  if (ts.isBreakStatement(node)) return breaks || node.label !== undefined;
  if (ts.isContinueStatement(node)) return node.label !== undefined;
  const isInner = ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
  const search = (each: ts.Node): true | undefined =>
    isLeft(reading, each, breaks && !isInner) || undefined;
  return ts.forEachChild(node, search) === true;
}
