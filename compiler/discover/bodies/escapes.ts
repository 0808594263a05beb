import type ts from "typescript";
import type { EscapeFact } from "../../model/bodies.js";
import { isInlineFunction } from "../functions.js";
import { siteOf } from "../places.js";
import { unwrap } from "../symbols.js";
import { symbolIn } from "./body-reading.js";
import { type BodyScope, isOwnThis } from "./body-scope.js";
import { destinationOf, isDeclaredIn } from "./destinations.js";

type Held = Pick<EscapeFact, "what" | "name">;

/** What a guarded body leaves behind that could reach its object when the lock is free again. */
export function escapesOf(scope: BodyScope): readonly EscapeFact[] {
  const { ts } = scope.reading;
  const names = namesOf(scope);
  const found: EscapeFact[] = [];
  const visit = (node: ts.Node): void => {
    const held = ts.isExpression(node) ? heldBy(scope, node, names) : undefined;
    const how = held && destinationOf(scope, node as ts.Expression, held.what);
    // What a transaction returns is a copy, and the object itself becomes what others hold.
    const isCopied = held?.what === "object" && how === "is returned";
    if (held !== undefined && how !== undefined && !isCopied) {
      found.push({ ...held, how, site: siteOf(scope.reading, node) });
    }
    ts.forEachChild(node, visit);
  };
  for (const each of scope.body.nodes) visit(each);
  return found;
}

type Names = ReadonlyMap<string, Held>;

/** Local names of `this` and of closures over it, and the callbacks among the parameters. */
function namesOf(scope: BodyScope): Names {
  const { reading, body } = scope;
  const { ts, checker } = reading;
  const names = new Map<string, Held>();
  for (const { name } of body.owner?.parameters ?? []) {
    if (!ts.isIdentifier(name)) continue;
    const type = checker.getNonNullableType(checker.getTypeAtLocation(name));
    const isCallback = checker.getSignaturesOfType(type, ts.SignatureKind.Call).length > 0;
    if (isCallback) names.set(name.text, { what: "callback", name: name.text });
    else if (body.kind === "callback") names.set(name.text, { what: "object", name: name.text });
  }
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name);
    if (isNamed && node.initializer !== undefined) {
      const held = heldBy(scope, unwrap(ts, node.initializer), names);
      if (held !== undefined) names.set((node.name as ts.Identifier).text, held);
    }
    ts.forEachChild(node, visit);
  };
  for (const each of body.nodes) visit(each);
  return names;
}

function heldBy(scope: BodyScope, node: ts.Expression, names: Names): Held | undefined {
  const { reading } = scope;
  const { ts } = reading;
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    return isOwnThis(scope, node) ? { what: "this" } : undefined;
  }
  if (ts.isIdentifier(node)) return heldByName(scope, node, names);
  if (isInlineFunction(ts, node)) return reachedBy(scope, node, names);
  if (ts.isCallExpression(node)) return isBound(scope, node) ? closure : undefined;
  return isOwnMethod(scope, node) ? closure : undefined;
}

const closure: Held = { what: "closure" };

function heldByName(scope: BodyScope, node: ts.Identifier, names: Names): Held | undefined {
  const held = names.get(node.text);
  if (held === undefined || isMemberName(scope, node)) return undefined;
  const declaration = symbolIn(scope.reading, node)?.valueDeclaration;
  return declaration !== undefined && isDeclaredIn(scope, declaration) ? held : undefined;
}

function isMemberName({ reading: { ts } }: BodyScope, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isVariableDeclaration(parent) || ts.isParameter(parent)) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** A closure over `this`, or over an object of a transaction, which it is named by. */
function reachedBy(scope: BodyScope, whole: ts.Node, names: Names): Held | undefined {
  const { ts } = scope.reading;
  const search = (node: ts.Node): Held | undefined => {
    if (node.kind === ts.SyntaxKind.ThisKeyword && isOwnThis(scope, node)) return closure;
    const held = ts.isIdentifier(node) ? heldByName(scope, node, names) : undefined;
    if (held?.what === "this") return closure;
    if (held?.what === "object") return { ...held, what: "closure" };
    return ts.forEachChild(node, search);
  };
  return whole === scope.body.owner ? undefined : search(whole);
}

/** `this.add.bind(this)`. */
function isBound(scope: BodyScope, { expression, arguments: given }: ts.CallExpression): boolean {
  const { ts } = scope.reading;
  const isBind = ts.isPropertyAccessExpression(expression) && expression.name.text === "bind";
  const self = given[0];
  return isBind && self?.kind === ts.SyntaxKind.ThisKeyword && isOwnThis(scope, self);
}

/** `this.add` where it is not called. */
function isOwnMethod(scope: BodyScope, node: ts.Expression): boolean {
  const { ts, checker } = scope.reading;
  if (!ts.isPropertyAccessExpression(node)) return false;
  if (node.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const symbol = checker.getSymbolAtLocation(node);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Method) !== 0;
}
