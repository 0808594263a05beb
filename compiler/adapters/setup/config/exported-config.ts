import { ts } from "ts-morph";
import { resolved, returned } from "./expressions.js";

/** The object of a configuration file that its tool reads, or nothing if that is not plain to see. */
export function exportedConfig(file: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const [expression, ...others] = file.statements.flatMap(exportOf);
  return expression === undefined || others.length > 0 ? undefined : objectOf(file, expression);
}

function exportOf(statement: ts.Statement): readonly ts.Expression[] {
  if (ts.isExportAssignment(statement)) return [statement.expression];
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression))
    return [];
  const { left, operatorToken, right } = statement.expression;
  const isAssignment = operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment && /^(?:module\.exports|exports\.default)$/u.test(left.getText())
    ? [right]
    : [];
}

function objectOf(
  file: ts.SourceFile,
  expression: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  const value = resolved(file, expression);
  if (value === undefined) return undefined;
  if (ts.isObjectLiteralExpression(value)) return value;
  const inner = innerOf(value);
  return inner && objectOf(file, inner);
}

/** Of `defineConfig(…)`, of `mergeConfig(base, …)`, of a function, and of an array with one element. */
function innerOf(value: ts.Expression): ts.Expression | undefined {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return returned(value);
  if (ts.isArrayLiteralExpression(value))
    return value.elements.length === 1 ? value.elements[0] : undefined;
  const isKnown =
    ts.isCallExpression(value) && /^(?:define\w*|mergeConfig)$/u.test(value.expression.getText());
  return isKnown ? value.arguments.at(-1) : undefined;
}
