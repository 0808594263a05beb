import type ts from "typescript";
import { symbolAt, unwrap } from "../symbols.js";
import { patternAround } from "./assignment-targets.js";
import type { BodyReading } from "./body-reading.js";
import { isAssignment, isStep } from "./body-scope.js";
import { changers, isOfLanguage } from "./language-methods.js";
import { beginsLaterCode, LoadTime } from "./load-time.js";
import { importedNames } from "./variables.js";

/** A name by which something may be changed. */
interface Mention {
  readonly node: ts.Expression;
  /** What runs after the load of its file, and changes it. */
  readonly later?: ts.Node;
  /** The called method, where it must be one that changes things. */
  readonly callee?: ts.PropertyAccessExpression;
}

/** Where variables of modules are changed after the load of their module: by any function, or by another module. */
export class VariableChanges {
  readonly #reading: BodyReading;
  readonly #loadTime: LoadTime;
  readonly #known = new Map<ts.Symbol, ts.Node | undefined>();
  #mentions: Mentions | undefined;

  constructor(reading: BodyReading) {
    this.#reading = reading;
    this.#loadTime = new LoadTime(reading.ts);
  }

  /** The first change, in the declaring file if there is one. */
  of(symbol: ts.Symbol, declaration: ts.Declaration): ts.Node | undefined {
    if (!this.#known.has(symbol)) this.#known.set(symbol, this.#find(symbol, declaration));
    return this.#known.get(symbol);
  }

  #find(symbol: ts.Symbol, declaration: ts.Declaration): ts.Node | undefined {
    const own = declaration.getSourceFile();
    this.#mentions ??= mentionsIn(this.#reading);
    const changes = [
      ...(this.#mentions.byName.get(symbol.name) ?? []),
      ...(this.#mentions.imported.get(symbol) ?? []),
    ].filter((each) => each.later !== undefined || each.node.getSourceFile() !== own);
    const inOrder = [
      ...changes.filter(({ node }) => node.getSourceFile() === own),
      ...changes.filter(({ node }) => node.getSourceFile() !== own),
    ];
    return inOrder.find((each) => this.#isChange(each, symbol, own))?.node;
  }

  #isChange({ node, callee, later }: Mention, symbol: ts.Symbol, own: ts.SourceFile): boolean {
    if (symbolOf(this.#reading, node) !== symbol) return false;
    if (callee !== undefined && !isOfLanguage(this.#reading, callee)) return false;
    return later === undefined || later.getSourceFile() !== own || !this.#loadTime.isOver(later);
  }
}

function symbolOf(reading: BodyReading, node: ts.Expression): ts.Symbol | undefined {
  const { ts } = reading;
  if (ts.isPropertyAccessExpression(node)) return symbolAt(reading, node.name);
  return symbolAt(reading, ts.isShorthandPropertyAssignment(node.parent) ? node.parent : node);
}

interface Mentions {
  readonly byName: ReadonlyMap<string, readonly Mention[]>;
  /** Those that may have another name where they are declared. */
  readonly imported: ReadonlyMap<ts.Symbol, readonly Mention[]>;
}

/** Without asking the checker anything, but of names that are imported. */
function mentionsIn(reading: BodyReading): Mentions {
  const { ts } = reading;
  const byName = new Map<string, Mention[]>();
  const imported = new Map<ts.Symbol, Mention[]>();
  const enter = (mention: Mention, imports: ReadonlySet<string>): void => {
    const { node } = mention;
    if (!ts.isIdentifier(node)) {
      add(byName, (node as ts.PropertyAccessExpression).name.text, mention);
    } else if (imports.has(node.text)) {
      const symbol = symbolOf(reading, node);
      if (symbol !== undefined) add(imported, symbol, mention);
    } else add(byName, node.text, mention);
  };
  for (const file of reading.files) {
    const imports = importedNames(ts, file);
    const visit = (node: ts.Node, later: ts.Node | undefined): void => {
      const { target, callee } = changedBy(reading, node) ?? {};
      for (const each of target === undefined ? [] : namesIn(reading, target)) {
        enter({ node: each, ...(later && { later }), ...(callee && { callee }) }, imports);
      }
      const inner = later ?? (beginsLaterCode(ts, node) ? node : undefined);
      ts.forEachChild(node, (each) => visit(each, inner));
    };
    visit(file, undefined);
  }
  return { byName, imported };
}

function add<K>(into: Map<K, Mention[]>, key: K, mention: Mention): void {
  const all = into.get(key);
  if (all === undefined) into.set(key, [mention]);
  else all.push(mention);
}

interface Changed {
  readonly target: ts.Expression;
  readonly callee?: ts.PropertyAccessExpression;
}

function changedBy(reading: BodyReading, node: ts.Node): Changed | undefined {
  const { ts } = reading;
  if (isStep(reading, node)) return { target: node.operand };
  if (ts.isDeleteExpression(node)) return { target: node.expression };
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    return ts.isVariableDeclarationList(node.initializer)
      ? undefined
      : { target: node.initializer };
  }
  if (ts.isBinaryExpression(node)) {
    return isAssignment(reading, node) ? { target: node.left } : undefined;
  }
  const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  if (isName && patternAround(ts, node) !== undefined) return { target: node };
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const { expression, name } = node.expression;
  if (changers.has(name.text)) return { target: expression, callee: node.expression };
  const [into] = node.arguments;
  const isAssign = name.text === "assign" && expression.getText() === "Object";
  return isAssign && into !== undefined ? { target: into } : undefined;
}

/** `Stats.seen` and `Stats` of `Stats.seen.last`: what is changed, or holds it. */
function namesIn({ ts }: BodyReading, target: ts.Expression): readonly ts.Expression[] {
  const names: ts.Expression[] = [];
  let at = unwrap(ts, target);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
    if (ts.isPropertyAccessExpression(at)) names.push(at);
    at = unwrap(ts, at.expression);
  }
  return ts.isIdentifier(at) ? [...names, at] : names;
}
