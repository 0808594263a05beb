import { ts } from "ts-morph";

/**
 * A file's text with spaces in place of each `@node` before a function, which no tool but TypeScript parses. Nothing
 * else moves. Nothing if there is none.
 */
export function undecorated(path: string, text: string): string | undefined {
  if (!isScript.test(path) || !mayDecorate.test(text)) return undefined;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const names = importedAsNode(file);
  const found = file.statements
    .filter(ts.isFunctionDeclaration)
    .flatMap(({ modifiers = [] }) => [...modifiers].filter(ts.isDecorator))
    .filter((each) => names.has(nameIn(each)));
  if (found.length === 0) return undefined;
  return found.reduce((rest, each) => blanked(rest, each.getStart(file), each.end), text);
}

const isScript = /^(?!.*[\\/]node_modules[\\/]).*\.[cm]?tsx?$/su;

/** A name after `@` where a declaration may begin: not in the middle of a comment's line. */
const mayDecorate = /(?:^|\*\/|\bexport|\bdefault|;)[ \t]*@[\w$]/mu;

/** What a file calls that which another exports as `node`. */
function importedAsNode(file: ts.SourceFile): ReadonlySet<string> {
  const bindings = file.statements
    .filter(ts.isImportDeclaration)
    .map(({ importClause }) => importClause?.namedBindings)
    .filter((each) => each !== undefined);
  const names = bindings.flatMap((each) => {
    if (ts.isNamespaceImport(each)) return [`${each.name.text}.node`];
    return each.elements
      .filter(({ name, propertyName }) => (propertyName ?? name).text === "node")
      .map(({ name }) => name.text);
  });
  return new Set(names);
}

/** Of `@node`, `@node({ … })`, `@af.node`. */
function nameIn({ expression }: ts.Decorator): string {
  const named = ts.isCallExpression(expression) ? expression.expression : expression;
  if (ts.isIdentifier(named)) return named.text;
  const isQualified = ts.isPropertyAccessExpression(named) && ts.isIdentifier(named.expression);
  return isQualified ? `${(named.expression as ts.Identifier).text}.${named.name.text}` : "";
}

const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/gu, " ") + text.slice(end);
