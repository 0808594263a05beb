import type ts from "typescript";
import type { OperandFact, UpdateOperator, WholeMethodFact } from "../model/whole-methods.js";
import type { Reading } from "./reading.js";

/** The method whose text is read. */
interface Method {
  readonly reading: Reading;
  readonly declaration: ts.MethodDeclaration | ts.AccessorDeclaration;
}

/** Reads a method that does one thing with one field, and nothing else; undefined for every other. */
export function readWholeMethod(
  reading: Reading,
  declaration: Method["declaration"],
  body: ts.Block,
): WholeMethodFact | undefined {
  const { ts } = reading;
  const isAsync = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) !== 0;
  if (isAsync || declaration.asteriskToken !== undefined) return undefined;
  const method = { reading, declaration };
  const [first, second, third] = body.statements;
  if (first === undefined) return undefined;
  if (body.statements.length > 1) {
    return body.statements.length > 3 ? undefined : readSwap(method, [first, second, third]);
  }
  if (ts.isExpressionStatement(first)) return readChange(method, first.expression, false);
  if (!ts.isReturnStatement(first) || first.expression === undefined) return undefined;
  const field = fieldOf(method, first.expression);
  return field === undefined ? readChange(method, first.expression, true) : { does: "read", field };
}

function readChange(
  method: Method,
  written: ts.Expression,
  isReturned: boolean,
): WholeMethodFact | undefined {
  const { ts } = method.reading;
  const expression = bare(method, written);
  if (ts.isPostfixUnaryExpression(expression) || ts.isPrefixUnaryExpression(expression)) {
    return readStep(method, expression, isReturned);
  }
  if (!ts.isBinaryExpression(expression)) return undefined;
  const field = fieldOf(method, expression.left);
  const operand = operandOf(method, expression.right);
  if (field === undefined) return undefined;
  const gives = isReturned ? "new" : "nothing";
  if (expression.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    if (operand !== undefined)
      return isReturned ? undefined : { does: "set", field, value: operand };
    return readRewritten(method, { field, value: expression.right, gives });
  }
  const operator = compound(method, expression.operatorToken.kind);
  if (operator === undefined || operand === undefined) return undefined;
  return { does: "update", field, operator, operand, gives };
}

/** `this.hits++`. */
function readStep(
  method: Method,
  { operator, operand, kind }: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  isReturned: boolean,
): WholeMethodFact | undefined {
  const { ts } = method.reading;
  const field = fieldOf(method, operand);
  const isUp = operator === ts.SyntaxKind.PlusPlusToken;
  if (field === undefined || !(isUp || operator === ts.SyntaxKind.MinusMinusToken)) {
    return undefined;
  }
  const given = kind === ts.SyntaxKind.PostfixUnaryExpression ? "old" : "new";
  return {
    ...{ does: "update", field, operator: isUp ? "+" : "-" },
    operand: { of: "literal", text: "1" },
    gives: isReturned ? given : "nothing",
  };
}

interface Rewritten {
  readonly field: string;
  readonly value: ts.Expression;
  readonly gives: "nothing" | "new";
}

/** `this.hits = this.hits + k`. */
function readRewritten(
  method: Method,
  { field, value, gives }: Rewritten,
): WholeMethodFact | undefined {
  const { ts } = method.reading;
  const expression = bare(method, value);
  if (!ts.isBinaryExpression(expression)) return undefined;
  const operator = simple(method, expression.operatorToken.kind);
  const operand = operandOf(method, expression.right);
  if (fieldOf(method, expression.left) !== field) return undefined;
  if (operator === undefined || operand === undefined) return undefined;
  return { does: "update", field, operator, operand, gives };
}

type Statements = readonly [ts.Statement, ts.Statement | undefined, ts.Statement | undefined];

/**
 * `if (this.state !== from) return false; this.state = to; return true;`, or the same the other way round:
 * `if (this.state === from) { this.state = to; return true; } return false;`.
 */
function readSwap(method: Method, [first, second, third]: Statements): WholeMethodFact | undefined {
  const { ts } = method.reading;
  if (!ts.isIfStatement(first) || first.elseStatement !== undefined) return undefined;
  const test = bare(method, first.expression);
  if (!ts.isBinaryExpression(test)) return undefined;
  const field = fieldOf(method, test.left);
  const expected = operandOf(method, test.right);
  if (field === undefined || expected === undefined) return undefined;
  const inside = ts.isBlock(first.thenStatement)
    ? [...first.thenStatement.statements]
    : [first.thenStatement];
  const after = [second, third].filter((each) => each !== undefined);
  const kind = test.operatorToken.kind;
  const isEqual = kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!isEqual && kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken) return undefined;
  const [done, failed] = isEqual ? [inside, after] : [after, inside];
  const value = setTo(method, field, done);
  if (value === undefined || !isReturnOf(method, failed, "false")) return undefined;
  return { does: "swap", field, expected, value };
}

/** Of `this.state = to; return true;`. */
function setTo(
  method: Method,
  field: string,
  [set, end, ...rest]: readonly ts.Statement[],
): OperandFact | undefined {
  const { ts } = method.reading;
  if (set === undefined || end === undefined || rest.length > 0) return undefined;
  if (!isReturnOf(method, [end], "true") || !ts.isExpressionStatement(set)) return undefined;
  const change = readChange(method, set.expression, false);
  return change?.does === "set" && change.field === field ? change.value : undefined;
}

function isReturnOf(
  { reading: { ts } }: Method,
  [statement, ...rest]: readonly ts.Statement[],
  value: "true" | "false",
): boolean {
  return (
    rest.length === 0 &&
    statement !== undefined &&
    ts.isReturnStatement(statement) &&
    statement.expression?.getText() === value
  );
}

function fieldOf(method: Method, written: ts.Expression): string | undefined {
  const { ts } = method.reading;
  const expression = bare(method, written);
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (expression.questionDotToken !== undefined) return undefined;
  const isOwn = expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOwn && ts.isIdentifier(expression.name) ? expression.name.text : undefined;
}

/** A parameter that is what was given, or a literal. */
function operandOf(method: Method, written: ts.Expression): OperandFact | undefined {
  const { ts } = method.reading;
  const expression = bare(method, written);
  if (ts.isIdentifier(expression)) {
    const given = method.declaration.parameters.filter((each) => each.name.getText() !== "this");
    const index = given.findIndex((each) => each.name.getText() === expression.text);
    const isAsGiven = given.every(
      (each) =>
        ts.isIdentifier(each.name) &&
        each.initializer === undefined &&
        each.dotDotDotToken === undefined,
    );
    return index === -1 || !isAsGiven ? undefined : { of: "parameter", index };
  }
  const isNegative =
    ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.MinusToken;
  const literal = isNegative ? expression.operand : expression;
  if (!ts.isNumericLiteral(literal) && !ts.isBigIntLiteral(literal)) return undefined;
  return { of: "literal", text: `${isNegative ? "-" : ""}${literal.text}` };
}

function bare({ reading: { ts } }: Method, expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** Of `+=` and its like. */
function compound({ reading: { ts } }: Method, kind: ts.SyntaxKind): UpdateOperator | undefined {
  const text = ts.tokenToString(kind) ?? "";
  return operators.find((each) => `${each}=` === text);
}

function simple({ reading: { ts } }: Method, kind: ts.SyntaxKind): UpdateOperator | undefined {
  return operators.find((each) => each === ts.tokenToString(kind));
}

const operators: readonly UpdateOperator[] = ["+", "-", "&", "|", "^"];
