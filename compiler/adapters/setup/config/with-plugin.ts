import { ts } from "ts-morph";
import { pluginCall, pluginOptions } from "../named-config.js";
import { esbuildConfigs } from "./esbuild-config.js";
import { exportedConfig } from "./exported-config.js";
import { importInsertion, importLine } from "./import-insertion.js";
import { type Insertion, insertion, withInsertions } from "./insertion.js";
import { pluginInsertion } from "./plugin-list.js";

/** Of a form that is not understood there is the line for its top. */
export type Outcome =
  | { readonly kind: "present" }
  | { readonly kind: "edited"; readonly text: string }
  | { readonly kind: "not understood"; readonly importing: string };

/** The module of a plugin, and the tsconfig that it would not find by itself. */
export interface Plugin {
  readonly entry: string;
  readonly tsconfig?: string | undefined;
}

/** A configuration file with the plugin of `aetherflow/vite`, or that of another bundler. */
export function withPlugin(path: string, text: string, { entry, tsconfig }: Plugin): Outcome {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const importing = importLine(file, "aetherflow", entry);
  const notUnderstood: Outcome = { kind: "not understood", importing };
  if (isBroken(file)) return notUnderstood;
  const known = nameOfImport(file, entry);
  const calls = known === undefined ? [] : callsOf(file, known);
  if (calls.length > 0) return called(text, calls, tsconfig);
  const configs =
    entry === "aetherflow/esbuild" ? esbuildConfigs(file) : oneOf(exportedConfig(file));
  const name = known ?? freeName(file);
  const insertions =
    configs?.map((each) => pluginInsertion(file, each, pluginCall(name, tsconfig))) ?? [];
  const found = [...new Map(insertions.map((each) => [each?.start, each])).values()];
  const whole = found.filter((each) => each !== undefined);
  if (whole.length === 0 || whole.length < found.length) return notUnderstood;
  const imports = known === undefined ? [importInsertion(file, name, entry)] : [];
  return { kind: "edited", text: withInsertions(text, [...whole, ...imports]) };
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

function callsOf(file: ts.SourceFile, name: string): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === name) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A call with options may name its tsconfig in any way. */
function called(
  text: string,
  calls: readonly ts.CallExpression[],
  tsconfig: string | undefined,
): Outcome {
  const bare = calls.filter((each) => each.arguments.length === 0);
  if (tsconfig === undefined || bare.length < calls.length) return { kind: "present" };
  const options = (each: ts.CallExpression): Insertion =>
    insertion(each.end - 1, pluginOptions(tsconfig));
  return { kind: "edited", text: withInsertions(text, bare.map(options)) };
}

function freeName(file: ts.SourceFile): string {
  const isTaken = (name: string) => file.text.split(/[^\w$]+/u).includes(name);
  return ["aetherflow", "aetherflowPlugin"].find((each) => !isTaken(each)) ?? "aetherflowWiring";
}
