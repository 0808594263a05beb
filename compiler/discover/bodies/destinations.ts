import type ts from "typescript";
import type { EscapeFact } from "../../model/bodies.js";
import { isForeign } from "../places.js";
import { unwrap } from "../symbols.js";
import { symbolIn } from "./body-reading.js";
import { type BodyScope, isAssignment } from "./body-scope.js";
import { isOfLanguage } from "./language-methods.js";

type What = EscapeFact["what"];

/** Where a value goes that outlives the body, as the end of a sentence; undefined when it stays, or nobody can tell. */
export function destinationOf(
  scope: BodyScope,
  value: ts.Expression,
  what: What,
): string | undefined {
  const { ts } = scope.reading;
  const { parent } = value;
  if (ts.isReturnStatement(parent)) return isOwnReturn(scope, parent) ? "is returned" : undefined;
  if (ts.isArrowFunction(parent)) return parent === scope.body.owner ? "is returned" : undefined;
  if (ts.isThrowStatement(parent)) return "is thrown";
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parent.expression === value ? undefined : receiverOf(scope, parent, what);
  }
  if (ts.isBinaryExpression(parent) && isAssignment(scope.reading, parent)) {
    return parent.right === value ? storeOf(scope, parent.left) : undefined;
  }
  const outer = wholeOf(scope, value);
  return outer && destinationOf(scope, outer, what);
}

/** The expression of which a value is all or a part. A condition only decides. */
function wholeOf({ reading: { ts } }: BodyScope, value: ts.Expression): ts.Expression | undefined {
  const { parent } = value;
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
    return parent.parent;
  }
  const isWhole =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== value);
  if (isWhole) return parent;
  if (!ts.isBinaryExpression(parent)) return undefined;
  const { QuestionQuestionToken, BarBarToken, AmpersandAmpersandToken } = ts.SyntaxKind;
  const { kind } = parent.operatorToken;
  const isGiven =
    kind === QuestionQuestionToken ||
    kind === BarBarToken ||
    (kind === AmpersandAmpersandToken && parent.right === value);
  return isGiven ? parent : undefined;
}

function isOwnReturn({ reading, body }: BodyScope, statement: ts.Node): boolean {
  for (let at = statement.parent; at !== undefined; at = at.parent) {
    if (reading.ts.isFunctionLike(at)) return at === body.owner;
  }
  return false;
}

/** Functions that call what they are given when the caller has ended. */
const schedulers: ReadonlySet<string> = new Set(
  (
    "setTimeout setInterval setImmediate queueMicrotask nextTick requestAnimationFrame requestIdleCallback " +
    "FinalizationRegistry"
  ).split(" "),
);

/** Methods of packages and of Node that keep a listener. */
const listeners: ReadonlySet<string> = new Set(
  "on once addListener prependListener addEventListener subscribe".split(" "),
);

const keepers: ReadonlySet<string> = new Set(["push", "unshift", "set", "add", "splice", "fill"]);

function receiverOf(
  scope: BodyScope,
  call: ts.CallExpression | ts.NewExpression,
  what: What,
): string | undefined {
  const { reading } = scope;
  const { ts } = reading;
  const callee = unwrap(ts, call.expression);
  const named = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const name = named.getText();
  const passed = `is passed to ${textOf(callee)}`;
  if (schedulers.has(name)) return passed;
  const isLanguage = isOfLanguage(reading, named);
  if (isLanguage && keepers.has(name) && ts.isPropertyAccessExpression(callee)) {
    return storeOf(scope, callee);
  }
  if (what === "this") return isLanguage || isHarmless(callee) ? undefined : passed;
  return listeners.has(name) && isDeclaredElsewhere(scope, named) ? passed : undefined;
}

/** It prints, and keeps nothing. */
const isHarmless = (callee: ts.Expression): boolean => callee.getText().startsWith("console.");

function isDeclaredElsewhere({ reading }: BodyScope, name: ts.Node): boolean {
  const file = symbolIn(reading, name)?.declarations?.[0]?.getSourceFile();
  return file === undefined || isForeign(reading, file);
}

/** The object in which something is kept, unless it is local, or the shared one, whose fields are judged by their types. */
function storeOf(scope: BodyScope, target: ts.Expression): string | undefined {
  const { ts } = scope.reading;
  const isPart = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
  const store = isPart ? target.expression : target;
  const root = rootOf(scope, store);
  if (!ts.isIdentifier(root)) return undefined;
  const declaration = symbolIn(scope.reading, root)?.valueDeclaration;
  if (declaration === undefined) return undefined;
  const isLocal = isDeclaredIn(scope, declaration) && !ts.isParameter(declaration);
  return isLocal ? undefined : `is stored in ${textOf(store)}`;
}

function rootOf({ reading: { ts } }: BodyScope, expression: ts.Expression): ts.Expression {
  let at = unwrap(ts, expression);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
    at = unwrap(ts, at.expression);
  }
  return at;
}

const textOf = (node: ts.Node): string => node.getText().replace(/\s+/gu, " ");

/** Whether a declaration is part of the body. */
export const isDeclaredIn = ({ body }: BodyScope, declaration: ts.Node): boolean =>
  body.nodes.some(
    (each) =>
      each.getSourceFile() === declaration.getSourceFile() &&
      each.pos <= declaration.pos &&
      declaration.end <= each.end,
  );
