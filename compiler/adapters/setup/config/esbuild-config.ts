import { ts } from "ts-morph";
import { resolved } from "./expressions.js";

/** The options of each build that a program makes with esbuild, or nothing if they are not plain to see. */
export function esbuildConfigs(
  file: ts.SourceFile,
): readonly ts.ObjectLiteralExpression[] | undefined {
  const found = new Set<ts.Expression | undefined>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isBuild(file, node)) {
      const [options] = node.arguments;
      found.add(options && resolved(file, options));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const objects = [...found].filter((each) => each !== undefined);
  const isPlain = objects.length > 0 && objects.length === found.size;
  return isPlain && objects.every(ts.isObjectLiteralExpression) ? objects : undefined;
}

/** `build(…)`, `context(…)` or `esbuild.build(…)`. */
function isBuild(file: ts.SourceFile, { expression }: ts.CallExpression): boolean {
  const names = file.statements.flatMap(namesOfEsbuild);
  if (ts.isIdentifier(expression))
    return names.includes(expression.text) && isMethod(expression.text);
  if (!ts.isPropertyAccessExpression(expression)) return false;
  return names.includes(expression.expression.getText()) && isMethod(expression.name.text);
}

const isMethod = (name: string): boolean => /^(?:build|buildSync|context)$/u.test(name);

/** The names that an import or a `require` of esbuild gives. */
function namesOfEsbuild(statement: ts.Statement): readonly string[] {
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    return isEsbuild(statement.moduleSpecifier)
      ? [...namesIn(name), ...namesIn(namedBindings)]
      : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isRequire =
      initializer &&
      ts.isCallExpression(initializer) &&
      initializer.expression.getText() === "require";
    return isRequire && isEsbuild(initializer.arguments[0]) ? namesIn(name) : [];
  });
}

const isEsbuild = (node: ts.Node | undefined): boolean =>
  node !== undefined && ts.isStringLiteralLike(node) && node.text === "esbuild";

function namesIn(node: ts.BindingName | ts.NamedImportBindings | undefined): readonly string[] {
  if (node === undefined) return [];
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isNamespaceImport(node)) return [node.name.text];
  return node.elements.flatMap((each) =>
    ts.isOmittedExpression(each) ? [] : [each.name.getText()],
  );
}
