import type ts from "typescript";
import type { ChangeFact, PlaceFact } from "../../model/bodies.js";
import { siteOf } from "../places.js";
import { symbolAt, unwrap } from "../symbols.js";
import { type BodyScope, isAssignment, isStep } from "./body-scope.js";
import { isDeclaredIn } from "./destinations.js";
import { changers, isOfContainer } from "./language-methods.js";
import { placeOf } from "./value-places.js";

/** What a node of the text sets in an object that came from outside. */
export function changeAt(scope: BodyScope, node: ts.Node): ChangeFact | undefined {
  const { reading } = scope;
  const { ts } = reading;
  if (isStep(reading, node)) return changeOf(scope, { node, target: node.operand, how: "update" });
  if (ts.isBinaryExpression(node) && isAssignment(reading, node)) {
    return changeOf(scope, { node, target: node.left, how: howAssigned(scope, node) });
  }
  if (ts.isDeleteExpression(node)) {
    return changeOf(scope, { node, target: node.expression, how: "assign" });
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const { expression: receiver, name } = node.expression;
  if (!changers.has(name.text) || isPutBack(scope, receiver)) return undefined;
  const fact = factOf(scope, { node, target: receiver, how: "call" });
  return fact && isOfContainer(reading, node.expression, fact.place) ? fact : undefined;
}

interface Found {
  readonly node: ts.Node;
  readonly target: ts.Expression;
  readonly how: ChangeFact["how"];
}

/** Only what is a part of something else: setting a name changes nothing but the name. */
function changeOf(scope: BodyScope, found: Found): ChangeFact | undefined {
  const { ts } = scope.reading;
  const target = unwrap(ts, found.target);
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) {
    return undefined;
  }
  return isPutBack(scope, target.expression) ? undefined : factOf(scope, { ...found, target });
}

/** A local name whose value is written back: changing it first is how that is done. */
function isPutBack({ reading, writtenBack }: BodyScope, object: ts.Expression): boolean {
  const name = unwrap(reading.ts, object);
  return reading.ts.isIdentifier(name) && writtenBack.has(name.text);
}

function factOf(scope: BodyScope, { node, target, how }: Found): ChangeFact | undefined {
  const place = placeOf(scope, target);
  if (place === undefined || place.path.length === 0) return undefined;
  const text = target.getText().replace(/\s+/gu, " ");
  return { place, how, text, site: siteOf(scope.reading, node) };
}

/** `x.n = x.n + 1` reads what it sets, also by way of local names. */
function howAssigned(scope: BodyScope, node: ts.BinaryExpression): ChangeFact["how"] {
  const { ts } = scope.reading;
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return "update";
  const place = placeOf(scope, node.left);
  return place !== undefined && reads(scope, node.right, textOf(place)) ? "update" : "assign";
}

function reads(scope: BodyScope, node: ts.Node, wanted: string, depth = 0): boolean {
  const { ts } = scope.reading;
  if (depth > 20) return false;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const place = placeOf(scope, node);
    if (place !== undefined && textOf(place) === wanted) return true;
  }
  if (ts.isIdentifier(node)) {
    const declaration = symbolAt(scope.reading, node)?.valueDeclaration;
    const isLocal = declaration !== undefined && isDeclaredIn(scope, declaration);
    if (isLocal && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
      return reads(scope, declaration.initializer, wanted, depth + 1);
    }
    const place = isLocal && ts.isBindingElement(declaration) ? placeOf(scope, node) : undefined;
    return place !== undefined && textOf(place) === wanted;
  }
  return (
    ts.forEachChild(node, (each) => reads(scope, each, wanted, depth + 1) || undefined) === true
  );
}

const textOf = (place: PlaceFact): string => JSON.stringify(place);
