import { ts } from "ts-morph";
import { endOfLine } from "../text-style.js";
import { type Insertion, insertion } from "./insertion.js";

/** What brings the plugin into a configuration file under a name, behind what is there of the kind. */
export function importInsertion(file: ts.SourceFile, name: string, entry: string): Insertion {
  const imports = file.statements.filter(ts.isImportDeclaration);
  const requires = file.statements.filter(isRequire);
  const line = importLine(file, name, entry);
  const last = imports.at(-1) ?? requires.at(-1);
  const newLine = endOfLine(file.text);
  if (last !== undefined) return insertion(last.end, newLine + line);
  const [first] = file.statements;
  return insertion(first?.getStart(file) ?? 0, `${line}${newLine}${newLine}`);
}

/** An `import`, or a `require` where that is the custom. */
export function importLine(file: ts.SourceFile, name: string, entry: string): string {
  const hasImports = file.statements.some(ts.isImportDeclaration);
  const usesRequire = !hasImports && (file.statements.some(isRequire) || hasModuleExports(file));
  return statement(file, usesRequire ? asRequire(file, name, entry) : asImport(file, name, entry));
}

const asImport = (file: ts.SourceFile, name: string, entry: string): string =>
  `import ${name} from ${quoted(file, entry)}`;

const asRequire = (file: ts.SourceFile, name: string, entry: string): string =>
  `const ${name} = require(${quoted(file, entry)}).default`;

function isRequire(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    ({ initializer }) => initializer !== undefined && /^require\s*\(/u.test(initializer.getText()),
  );
}

const hasModuleExports = (file: ts.SourceFile): boolean =>
  file.statements.some((each) => /^(?:module\.)?exports\b/u.test(each.getText(file)));

/** As the file's other statements end. */
function statement(file: ts.SourceFile, text: string): string {
  const [first] = file.statements;
  return first === undefined || first.getText(file).endsWith(";") ? `${text};` : text;
}

/** As the file's other strings are quoted. */
function quoted(file: ts.SourceFile, text: string): string {
  let quote: string | undefined;
  const visit = (node: ts.Node): void => {
    if (quote === undefined && ts.isStringLiteral(node)) quote = node.getText(file)[0];
    ts.forEachChild(node, visit);
  };
  visit(file);
  return quote === "'" ? `'${text}'` : `"${text}"`;
}
