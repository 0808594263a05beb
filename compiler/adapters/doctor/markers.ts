import { ts } from "ts-morph";
import { textIfAny } from "../setup/text-file.js";

const calls = new Set(["flow", "node"]);

/** Whether a file declares a context, a node or a flow, by its syntax alone. */
export function hasMarkers(path: string): boolean {
  const text = textIfAny(path) ?? "";
  if (!/["']aetherflow["']|@node\b/u.test(text)) return false;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names = namesFromUs(file);
  return file.statements.some((each) => isMarked(file, each) || declares(each, names));
}

/** What the file calls the names that it imports from aetherflow. */
function namesFromUs(file: ts.SourceFile): ReadonlyMap<string, string> {
  const elements = file.statements.flatMap((each) => {
    const isOurs =
      ts.isImportDeclaration(each) &&
      (each.moduleSpecifier as ts.StringLiteral).text === "aetherflow";
    const bindings = isOurs ? each.importClause?.namedBindings : undefined;
    return bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  });
  return new Map(elements.map((each) => [each.name.text, (each.propertyName ?? each.name).text]));
}

/** By the comment before it. */
function isMarked(file: ts.SourceFile, statement: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(statement) && !ts.isVariableStatement(statement)) return false;
  const comments = ts.getLeadingCommentRanges(file.text, statement.pos) ?? [];
  return comments.some(({ pos, end }) => /^\/\*\*.*@node\b/su.test(file.text.slice(pos, end)));
}

function declares(statement: ts.Statement, names: ReadonlyMap<string, string>): boolean {
  if (ts.isClassDeclaration(statement)) {
    const bases = statement.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
    return bases.some(({ expression }) => names.get(expression.getText()) === "FlowContext");
  }
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(({ initializer }) => {
    const root = initializer && calledAtRoot(initializer);
    return root !== undefined && calls.has(names.get(root) ?? "");
  });
}

/** `flow` of `flow(Corpus).map(countWords)`. */
function calledAtRoot(node: ts.Expression): string | undefined {
  if (ts.isCallExpression(node)) {
    return ts.isIdentifier(node.expression) ? node.expression.text : calledAtRoot(node.expression);
  }
  return ts.isPropertyAccessExpression(node) ? calledAtRoot(node.expression) : undefined;
}
