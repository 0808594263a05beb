import { ts } from "ts-morph";

/** Without parentheses, `as`, `satisfies` and `await`. */
export function bare(node: ts.Expression): ts.Expression {
  const isWrapper =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isAwaitExpression(node);
  return isWrapper ? bare(node.expression) : node;
}

/** What a name stands for: the initial value of a `const` at the top of the file. */
export function initialValue(file: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const each of statement.declarationList.declarations)
      if (ts.isIdentifier(each.name) && each.name.text === name) return each.initializer;
  }
  return undefined;
}

/** Where a name leads, or the expression itself. */
export function resolved(file: ts.SourceFile, node: ts.Expression): ts.Expression | undefined {
  const plain = bare(node);
  if (!ts.isIdentifier(plain)) return plain;
  const value = initialValue(file, plain.text);
  return value && resolved(file, value);
}

/** What a function returns, if that is said in one place. */
export function returned(
  node: ts.ArrowFunction | ts.FunctionExpression,
): ts.Expression | undefined {
  if (!ts.isBlock(node.body)) return node.body;
  const found: ts.ReturnStatement[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isReturnStatement(each)) found.push(each);
    if (!ts.isFunctionLike(each)) ts.forEachChild(each, visit);
  };
  visit(node.body);
  const [only] = found;
  return found.length === 1 && only?.parent === node.body ? only.expression : undefined;
}
