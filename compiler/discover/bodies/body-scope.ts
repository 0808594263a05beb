import type ts from "typescript";
import type { ProgramView } from "../view.js";
import type { Body } from "./body.js";
import type { BodyReading } from "./body-reading.js";

/** A body being read, with what its text alone says of its names. */
export interface BodyScope {
  readonly reading: BodyReading;
  readonly body: Body;
  /** Names that are given another value after their declaration. */
  readonly reassigned: ReadonlySet<string>;
  /** Names whose value is put back into some container or field. */
  readonly writtenBack: ReadonlySet<string>;
  /** By name, the objects whose methods are given its value. */
  readonly receivers: ReadonlyMap<string, readonly ts.Expression[]>;
}

const adders: ReadonlySet<string> = new Set(["set", "add", "push", "unshift", "splice", "with"]);

export function scopeOf(reading: BodyReading, body: Body): BodyScope {
  const { ts } = reading;
  const reassigned = new Set<string>();
  const writtenBack = new Set<string>();
  const receivers = new Map<string, ts.Expression[]>();
  const note = (names: Set<string>, node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(reading, node)) {
      note(reassigned, node.left);
      if (!ts.isIdentifier(node.left)) note(writtenBack, node.right);
    }
    if (isStep(reading, node)) note(reassigned, node.operand);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      for (const each of node.arguments) {
        if (adders.has(name.text)) note(writtenBack, each);
        if (ts.isIdentifier(each)) {
          const known = receivers.get(each.text);
          if (known === undefined) receivers.set(each.text, [expression]);
          else known.push(expression);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const each of body.nodes) visit(each);
  return { reading, body, reassigned, writtenBack, receivers };
}

export const isAssignment = (
  { ts }: ProgramView,
  { operatorToken }: ts.BinaryExpression,
): boolean =>
  operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  operatorToken.kind <= ts.SyntaxKind.LastAssignment;

/** `x++`, `--x`. */
export function isStep(
  { ts }: ProgramView,
  node: ts.Node,
): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return false;
  const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
  return node.operator === PlusPlusToken || node.operator === MinusMinusToken;
}

/** Whether `this` there is the one of the body: arrows have it, functions and classes inside have their own. */
export function isOwnThis({ reading, body }: BodyScope, node: ts.Node): boolean {
  const { ts } = reading;
  for (let at = node.parent; at !== undefined && !ts.isSourceFile(at); at = at.parent) {
    if (body.nodes.includes(at)) return !ts.isFunctionDeclaration(at);
    const isOther = ts.isFunctionLike(at) && !ts.isArrowFunction(at);
    if (isOther || ts.isClassLike(at)) return false;
  }
  return false;
}
