import type ts from "typescript";
import type { PathStep, PlaceFact } from "../../model/bodies.js";
import { nameText, unwrap } from "../symbols.js";
import { appOf } from "./apps.js";
import { symbolIn } from "./body-reading.js";
import { type BodyScope, isOwnThis } from "./body-scope.js";
import {
  elementCallers,
  elementReaders,
  isOfContainer,
  shallowCopiers,
} from "./language-methods.js";

/** Aliases of aliases, at most this far. */
const longest = 20;

/** Where the value of an expression comes from, as far as its text and its local names tell. */
export function placeOf(
  scope: BodyScope,
  expression: ts.Expression,
  depth = 0,
): PlaceFact | undefined {
  if (depth > longest) return undefined;
  const { ts } = scope.reading;
  const node = unwrap(ts, expression);
  const inner = (each: ts.Expression) => placeOf(scope, each, depth + 1);
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    return isOwnThis(scope, node) ? { root: { of: "this" }, path: [] } : undefined;
  }
  if (ts.isIdentifier(node)) return placeOfName(scope, node, depth);
  if (ts.isPropertyAccessExpression(node)) {
    return placeInApp(scope, node) ?? further(inner(node.expression), field(node.name.text));
  }
  if (ts.isElementAccessExpression(node)) {
    return further(inner(node.expression), indexStep(scope, node.argumentExpression));
  }
  if (ts.isCallExpression(node)) return placeOfCall(scope, node, depth);
  if (ts.isArrayLiteralExpression(node)) {
    const [only, ...others] = node.elements;
    const isCopy = only !== undefined && others.length === 0 && ts.isSpreadElement(only);
    return isCopy ? further(inner(only.expression), { via: "copy" }) : undefined;
  }
  const isDefaulted =
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isDefaulted ? inner(node.left) : undefined;
}

const field = (name: string): PathStep => ({ via: "field", name });

const further = (place: PlaceFact | undefined, step: PathStep): PlaceFact | undefined =>
  place && { root: place.root, path: [...place.path, step] };

function indexStep({ reading: { ts } }: BodyScope, index: ts.Expression): PathStep {
  return ts.isStringLiteralLike(index) ? field(index.text) : { via: "element" };
}

/** `app.counts`. */
function placeInApp(
  scope: BodyScope,
  { expression, name }: ts.PropertyAccessExpression,
): PlaceFact | undefined {
  const wiring = appOf(scope, expression);
  return wiring === undefined ? undefined : appMember(wiring, name.text);
}

const appMember = (wiring: string, member: string): PlaceFact => ({
  root: { of: "app", wiring, member },
  path: [],
});

function placeOfName(scope: BodyScope, name: ts.Identifier, depth: number): PlaceFact | undefined {
  const { reading, reassigned } = scope;
  if (reassigned.has(name.text)) return undefined;
  const { parent } = name;
  const mention = reading.ts.isShorthandPropertyAssignment(parent) ? parent : name;
  const declaration = symbolIn(reading, mention)?.valueDeclaration;
  return declaration && placeOfDeclared(scope, declaration, depth + 1);
}

function placeOfDeclared(
  scope: BodyScope,
  declaration: ts.Node,
  depth: number,
): PlaceFact | undefined {
  const { ts } = scope.reading;
  if (ts.isBindingElement(declaration)) return placeOfBinding(scope, declaration, depth);
  if (ts.isParameter(declaration)) return placeOfParameter(scope, declaration, depth);
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.initializer !== undefined) return placeOf(scope, declaration.initializer, depth);
  const loop = declaration.parent.parent;
  return ts.isForOfStatement(loop)
    ? further(placeOf(scope, loop.expression, depth), { via: "element" })
    : undefined;
}

/** `const { rows } = stats`, `for (const [key, row] of stats.rows)`. */
function placeOfBinding(
  scope: BodyScope,
  element: ts.BindingElement,
  depth: number,
): PlaceFact | undefined {
  const { reading } = scope;
  const { ts } = reading;
  if (element.dotDotDotToken !== undefined || depth > longest) return undefined;
  const whole = element.parent.parent;
  if (!ts.isObjectBindingPattern(element.parent)) {
    return further(placeOfDeclared(scope, whole, depth + 1), { via: "element" });
  }
  const name = nameText(ts, element.propertyName ?? element.name);
  if (name === undefined) return undefined;
  const source = ts.isVariableDeclaration(whole) ? whole.initializer : undefined;
  const wiring = source && appOf(scope, source);
  return wiring === undefined
    ? further(placeOfDeclared(scope, whole, depth + 1), field(name))
    : appMember(wiring, name);
}

/** A parameter of the body, or of a callback that a container calls with its elements. */
function placeOfParameter(
  scope: BodyScope,
  declaration: ts.ParameterDeclaration,
  depth: number,
): PlaceFact | undefined {
  const { ts } = scope.reading;
  const owner = declaration.parent;
  if (owner === scope.body.owner) {
    const isPlain = ts.isIdentifier(declaration.name) && declaration.dotDotDotToken === undefined;
    return isPlain
      ? { root: { of: "parameter", name: declaration.name.text }, path: [] }
      : undefined;
  }
  const call = owner.parent;
  if (owner.parameters[0] !== declaration || !ts.isCallExpression(call)) return undefined;
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || !elementCallers.has(callee.name.text)) {
    return undefined;
  }
  return further(placeOf(scope, callee.expression, depth), { via: "element" });
}

function placeOfCall(
  scope: BodyScope,
  { expression, arguments: given }: ts.CallExpression,
  depth: number,
): PlaceFact | undefined {
  const { ts } = scope.reading;
  const callee = unwrap(ts, expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const name = callee.name.text;
  if (callee.expression.getText() === "Array" && name === "from" && given.length === 1) {
    return further(placeOf(scope, given[0]!, depth + 1), { via: "copy" });
  }
  const receiver = placeOf(scope, callee.expression, depth + 1);
  if (receiver === undefined) return undefined;
  if (!isOfContainer(scope.reading, callee, receiver))
    return further(receiver, { via: "call", name });
  if (elementReaders.has(name)) return further(receiver, { via: "element" });
  return shallowCopiers.has(name) ? further(receiver, { via: "copy" }) : undefined;
}
