import type ts from "typescript";
import type { ChangeFact, PlaceFact } from "../../model/bodies.js";
import { siteOf } from "../places.js";
import { unwrap } from "../symbols.js";
import { patternAround } from "./assignment-targets.js";
import { symbolIn } from "./body-reading.js";
import { type BodyScope, isAssignment, isStep } from "./body-scope.js";
import { isDeclaredIn } from "./destinations.js";
import { changers, isOfContainer } from "./language-methods.js";
import { callbacksAround } from "./locking-calls.js";
import { placeOf } from "./value-places.js";

/** What a node of the text sets in an object that came from outside. */
export function changeAt(scope: BodyScope, node: ts.Node): ChangeFact | undefined {
  const { reading } = scope;
  const { ts } = reading;
  if (isStep(reading, node)) return changeOf(scope, { node, target: node.operand, how: "update" });
  if (ts.isBinaryExpression(node) && isAssignment(reading, node)) {
    return changeOf(scope, { node, target: node.left, how: howAssigned(scope, node) });
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return changeInPattern(scope, node);
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

function changeInPattern(scope: BodyScope, node: ts.Expression): ChangeFact | undefined {
  const assignment = patternAround(scope.reading.ts, node);
  if (assignment === undefined) return undefined;
  const place = placeOf(scope, node);
  const isRead = place !== undefined && reads(scope, assignment.right, textOf(place));
  return changeOf(scope, { node, target: node, how: isRead ? "update" : "assign" });
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
function isPutBack(scope: BodyScope, object: ts.Expression): boolean {
  const name = unwrap(scope.reading.ts, object);
  if (!scope.reading.ts.isIdentifier(name)) return false;
  return scope.writtenBack.has(name.text) || isGivenBack(scope, name);
}

/** Whether a method of the object that a value comes from is given the value again: `const all = x.all(); x.save(all)`. */
function isGivenBack(scope: BodyScope, name: ts.Identifier): boolean {
  const receivers = scope.receivers.get(name.text) ?? [];
  const place = receivers.length === 0 ? undefined : placeOf(scope, name);
  if (place === undefined) return false;
  return receivers.some((each) => {
    const { root, path } = placeOf(scope, each) ?? place;
    const source = { root, path };
    const start = { root: place.root, path: place.path.slice(0, path.length) };
    return path.length < place.path.length && textOf(source) === textOf(start);
  });
}

function factOf(scope: BodyScope, { node, target, how }: Found): ChangeFact | undefined {
  const place = placeOf(scope, target);
  if (place === undefined || place.path.length === 0) return undefined;
  const text = target.getText().replace(/\s+/gu, " ");
  const isSafe = how === "update" && isLocked(scope, node, place);
  return { place, how: isSafe ? "assign" : how, text, site: siteOf(scope.reading, node) };
}

/** Within a transaction on an object, to read it first is not worse than to set it. */
function isLocked(scope: BodyScope, node: ts.Node, { root, path }: PlaceFact): boolean {
  const { reading, body } = scope;
  if (body.kind === "callback" && root.of === "parameter") return true;
  return callbacksAround(reading, node, body.nodes)
    .flatMap(({ objects }) => objects)
    .some((each) => {
      const place = placeOf(scope, each);
      const start = { root, path: path.slice(0, place?.path.length) };
      return place !== undefined && textOf(place) === textOf(start);
    });
}

/** `x.n = x.n + 1` reads what it sets, also by way of local names. */
function howAssigned(scope: BodyScope, node: ts.BinaryExpression): ChangeFact["how"] {
  const { ts } = scope.reading;
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return "update";
  const place = placeOf(scope, node.left);
  return place !== undefined && reads(scope, node.right, textOf(place)) ? "update" : "assign";
}

/** `seen` are local names whose values were looked into already: each once, however often they are mentioned. */
function reads(
  scope: BodyScope,
  node: ts.Node,
  wanted: string,
  seen = new Set<ts.Node>(),
): boolean {
  const { ts } = scope.reading;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const place = placeOf(scope, node);
    if (place !== undefined && textOf(place) === wanted) return true;
  }
  if (ts.isIdentifier(node)) {
    const declaration = symbolIn(scope.reading, node)?.valueDeclaration;
    const isLocal = declaration !== undefined && isDeclaredIn(scope, declaration);
    if (!isLocal || seen.has(declaration)) return false;
    seen.add(declaration);
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
      return reads(scope, declaration.initializer, wanted, seen);
    }
    const place = ts.isBindingElement(declaration) ? placeOf(scope, node) : undefined;
    return place !== undefined && textOf(place) === wanted;
  }
  return ts.forEachChild(node, (each) => reads(scope, each, wanted, seen) || undefined) === true;
}

const textOf = (place: PlaceFact): string => JSON.stringify(place);
