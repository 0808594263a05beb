import type ts from "typescript";
import { isInlineFunction } from "../functions.js";
import type { TypeScript } from "../input.js";
import { unwrap } from "../symbols.js";
import { elementCallers } from "./language-methods.js";

/** Whether code in a node runs later than the node: not that of an inline function which the load itself calls. */
export function beginsLaterCode(ts: TypeScript, node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node)) {
    return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) === 0;
  }
  return ts.isFunctionLike(node) && !isCalledInPlace(ts, node);
}

/** `(() => { ... })()`, and `names.forEach((name) => { ... })`. */
function isCalledInPlace(ts: TypeScript, node: ts.Node): boolean {
  if (!isInlineFunction(ts, node) || hasSign(ts, node)) return false;
  let at: ts.Node = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const call = at.parent;
  if (!ts.isCallExpression(call)) return false;
  const callee = unwrap(ts, call.expression);
  if (callee === node) return true;
  return ts.isPropertyAccessExpression(callee) && callers.has(callee.name.text);
}

const callers: ReadonlySet<string> = new Set([...elementCallers, "reduce", "reduceRight", "from"]);

/** `async` or a generator: it goes on after its call. */
const hasSign = (ts: TypeScript, node: ts.FunctionExpression | ts.ArrowFunction): boolean =>
  node.asteriskToken !== undefined ||
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;

/** Functions of a file that nothing but its load can call. */
export class LoadTime {
  readonly #ts: TypeScript;
  readonly #known = new Map<ts.SourceFile, ReadonlySet<string>>();

  constructor(ts: TypeScript) {
    this.#ts = ts;
  }

  isOver(later: ts.Node): boolean {
    const name = this.#nameOf(later);
    return name !== undefined && !this.#namesInUse(later.getSourceFile()).has(name);
  }

  /** Of a function at the top level that is not exported by a modifier. */
  #nameOf(later: ts.Node): string | undefined {
    const ts = this.#ts;
    const declaration = ts.isFunctionDeclaration(later) ? later : later.parent;
    const isNamed = ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration);
    if (!isNamed || declaration.name === undefined || !ts.isIdentifier(declaration.name)) return;
    const { Export, Async } = ts.ModifierFlags;
    const flags = ts.getCombinedModifierFlags(declaration);
    if ((flags & (Export | Async)) !== 0) return undefined;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== later)
      return undefined;
    return declaration.name.text;
  }

  #namesInUse(file: ts.SourceFile): ReadonlySet<string> {
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    const names = namesInUse(this.#ts, file);
    this.#known.set(file, names);
    return names;
  }
}

/** Names that are more than declared, and called while the file is loaded. */
function namesInUse(ts: TypeScript, file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node, isLater: boolean): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isCall = ts.isCallExpression(parent) && parent.expression === node && !isLater;
      const isName =
        (ts.isFunctionDeclaration(parent) ||
          ts.isVariableDeclaration(parent) ||
          ts.isPropertyAccessExpression(parent)) &&
        parent.name === node;
      if (!isCall && !isName) names.add(node.text);
    }
    const isInner = isLater || beginsLaterCode(ts, node);
    ts.forEachChild(node, (each) => visit(each, isInner));
  };
  visit(file, false);
  return names;
}
