import type ts from "typescript";
import type { MethodTextFact } from "../model/whole-methods.js";
import type { Reading } from "./reading.js";
import { nameText } from "./symbols.js";
import { readWholeMethod } from "./whole-method.js";

/** Reads what a method, a getter or a setter says of its object, by its text alone. */
export function readMethodText(
  reading: Reading,
  declaration: ts.MethodDeclaration | ts.AccessorDeclaration,
): MethodTextFact {
  const { body } = declaration;
  if (body === undefined) return {};
  const names = namesIn(reading, [...declaration.parameters, body]);
  const whole = readWholeMethod(reading, declaration, body);
  return {
    ...(names !== undefined && { names: [...names].sort() }),
    ...(whole !== undefined && { whole }),
  };
}

/** Undefined when `this` or `super` is more than what a name is looked up in. */
function namesIn(reading: Reading, nodes: readonly ts.Node[]): ReadonlySet<string> | undefined {
  const { ts } = reading;
  const names = new Set<string>();
  let isKnown = true;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.SuperKeyword) isKnown = false;
    if (node.kind === ts.SyntaxKind.ThisKeyword && !isLookedInto(reading, node)) isKnown = false;
    const name = lookedUp(reading, node);
    if (name !== undefined) names.add(name);
    ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return isKnown ? names : undefined;
}

/** `this.total`, `this["total"]`, `const { total } = this`. */
function isLookedInto(reading: Reading, node: ts.Node): boolean {
  const { ts } = reading;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) {
    return parent.expression === node && lookedUp(reading, parent) !== undefined;
  }
  return (
    ts.isVariableDeclaration(parent) &&
    ts.isObjectBindingPattern(parent.name) &&
    parent.name.elements.every((each) => lookedUp(reading, each) !== undefined)
  );
}

function lookedUp(reading: Reading, node: ts.Node): string | undefined {
  const { ts } = reading;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    return ts.isStringLiteralLike(key) ? key.text : undefined;
  }
  if (!ts.isBindingElement(node) || node.dotDotDotToken !== undefined) return undefined;
  if (node.propertyName !== undefined) return nameText(ts, node.propertyName);
  return ts.isIdentifier(node.name) ? node.name.text : undefined;
}
