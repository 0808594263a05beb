import type ts from "typescript";
import { symbolAt, unwrap } from "../symbols.js";
import type { BodyReading } from "./body-reading.js";
import { isAssignment, isStep } from "./body-scope.js";
import { changers, isOfLanguage } from "./language-methods.js";

/** A name by which something may be changed. */
interface Mention {
  readonly node: ts.Expression;
  readonly inFunction: boolean;
  /** The called method, where it must be one that changes things. */
  readonly callee?: ts.PropertyAccessExpression;
}

type Mentions = ReadonlyMap<string, readonly Mention[]>;

/** Where variables of modules are changed after the load of their module: by any function, or by another module. */
export class VariableChanges {
  readonly #reading: BodyReading;
  readonly #known = new Map<ts.Symbol, ts.Node | undefined>();
  #mentions: Mentions | undefined;

  constructor(reading: BodyReading) {
    this.#reading = reading;
  }

  /** The first change, in the declaring file if there is one. */
  of(symbol: ts.Symbol, declaration: ts.Declaration): ts.Node | undefined {
    if (!this.#known.has(symbol)) this.#known.set(symbol, this.#find(symbol, declaration));
    return this.#known.get(symbol);
  }

  #find(symbol: ts.Symbol, declaration: ts.Declaration): ts.Node | undefined {
    const own = declaration.getSourceFile();
    this.#mentions ??= mentionsIn(this.#reading);
    const changes = (this.#mentions.get(symbol.name) ?? []).filter(
      (each) => each.inFunction || each.node.getSourceFile() !== own,
    );
    const inOrder = [
      ...changes.filter(({ node }) => node.getSourceFile() === own),
      ...changes.filter(({ node }) => node.getSourceFile() !== own),
    ];
    return inOrder.find((each) => this.#isChange(each, symbol))?.node;
  }

  #isChange({ node, callee }: Mention, symbol: ts.Symbol): boolean {
    const { ts } = this.#reading;
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    if (symbolAt(this.#reading, name) !== symbol) return false;
    return callee === undefined || isOfLanguage(this.#reading, callee);
  }
}

/** By name, without asking the checker anything. */
function mentionsIn(reading: BodyReading): Mentions {
  const { ts } = reading;
  const found = new Map<string, Mention[]>();
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const changed = changedBy(reading, node);
    for (const each of changed === undefined ? [] : namesIn(reading, changed.target)) {
      const { callee } = changed!;
      const mention = { node: each, inFunction, ...(callee && { callee }) };
      const name = ts.isIdentifier(each)
        ? each.text
        : (each as ts.PropertyAccessExpression).name.text;
      const all = found.get(name);
      if (all === undefined) found.set(name, [mention]);
      else all.push(mention);
    }
    const isInner = inFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (each) => visit(each, isInner));
  };
  for (const file of reading.files) visit(file, false);
  return found;
}

interface Changed {
  readonly target: ts.Expression;
  readonly callee?: ts.PropertyAccessExpression;
}

function changedBy(reading: BodyReading, node: ts.Node): Changed | undefined {
  const { ts } = reading;
  if (isStep(reading, node)) return { target: node.operand };
  if (ts.isDeleteExpression(node)) return { target: node.expression };
  if (ts.isBinaryExpression(node)) {
    return isAssignment(reading, node) ? { target: node.left } : undefined;
  }
  return ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    changers.has(node.expression.name.text)
    ? { target: node.expression.expression, callee: node.expression }
    : undefined;
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
