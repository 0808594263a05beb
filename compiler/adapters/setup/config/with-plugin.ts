import { ts } from "ts-morph";
import { esbuildConfigs } from "./esbuild-config.js";
import { exportedConfig } from "./exported-config.js";
import { importInsertion } from "./import-insertion.js";
import { withInsertions } from "./insertion.js";
import { pluginInsertion } from "./plugin-list.js";

export type Outcome =
  | { readonly kind: "present" }
  | { readonly kind: "edited"; readonly text: string }
  | { readonly kind: "not understood" };

const notUnderstood: Outcome = { kind: "not understood" };

/** A configuration file with the plugin of `aetherflow/vite`, or that of another bundler. */
export function withPlugin(path: string, text: string, entry: string): Outcome {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  if (isBroken(file)) return notUnderstood;
  const known = nameOfImport(file, entry);
  if (known !== undefined && isCalled(file, known)) return { kind: "present" };
  const configs =
    entry === "aetherflow/esbuild" ? esbuildConfigs(file) : oneOf(exportedConfig(file));
  const name = known ?? freeName(file);
  const insertions = configs?.map((each) => pluginInsertion(file, each, `${name}()`)) ?? [];
  const found = [...new Map(insertions.map((each) => [each?.start, each])).values()];
  const whole = found.filter((each) => each !== undefined);
  if (whole.length === 0 || whole.length < found.length) return notUnderstood;
  const importing = known === undefined ? [importInsertion(file, name, entry)] : [];
  return { kind: "edited", text: withInsertions(text, [...whole, ...importing]) };
}

const oneOf = <T>(value: T | undefined): readonly T[] | undefined => value && [value];

const isBroken = (file: ts.SourceFile): boolean =>
  ((file as { parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length ?? 0) > 0;

/** The name that the plugin of an entry has in a file: of `import x from` and of `const x = require()`. */
function nameOfImport(file: ts.SourceFile, entry: string): string | undefined {
  for (const each of file.statements) {
    if (ts.isImportDeclaration(each) && (each.moduleSpecifier as ts.StringLiteral).text === entry)
      return each.importClause?.name?.text;
    if (!ts.isVariableStatement(each)) continue;
    const of = each.declarationList.declarations.find(({ initializer }) =>
      initializer?.getText(file).includes(entry),
    );
    if (of !== undefined) return of.name.getText(file);
  }
  return undefined;
}

function isCalled(file: ts.SourceFile, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && node.expression.getText(file) === name) ||
    (ts.forEachChild(node, (each) => visit(each) || undefined) ?? false);
  return visit(file);
}

function freeName(file: ts.SourceFile): string {
  const isTaken = (name: string) => file.text.split(/[^\w$]+/u).includes(name);
  return ["aetherflow", "aetherflowPlugin"].find((each) => !isTaken(each)) ?? "aetherflowWiring";
}
