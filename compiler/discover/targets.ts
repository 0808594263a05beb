import type ts from "typescript";
import type { TargetFact } from "../model/facts.js";
import { captureOf } from "./captures.js";
import { flowOf, readChain } from "./flow-chains.js";
import { type InlineFunction, isInlineFunction, mayBePromise, signatureOf } from "./functions.js";
import { textWithoutTypes } from "./inline-text.js";
import { keyOf, keyOfNode } from "./keys.js";
import { parametersOf } from "./parameters.js";
import { isForeign, siteOf } from "./places.js";
import { repair } from "./repairs/edits.js";
import { marking } from "./repairs/marking.js";
import type { StepReading } from "./steps.js";
import { declarationOf, symbolAt, unwrap } from "./symbols.js";
import { calledTag } from "./tags.js";

type Unknown = Extract<TargetFact, { kind: "unknown" }>;
type Reason = Pick<Unknown, "cause" | "reason">;

/** What a step leads to: a node, a flow, an arrow of its own, or something that cannot be wired. */
export function readTarget(
  reading: StepReading,
  given: ts.Expression | ts.ShorthandPropertyAssignment,
): TargetFact {
  const { ts } = reading;
  const site = siteOf(reading, given);
  if (ts.isShorthandPropertyAssignment(given)) return readNamed(reading, given, given.name);
  const expression = unwrap(ts, given);
  if (isInlineFunction(ts, expression)) return readInline(reading, expression);
  if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression)) {
    return readNamed(reading, expression, expression);
  }
  const text = textOf(expression);
  return { kind: "unknown", text, ...reasonAgainst(reading, expression), site };
}

/** Named by an expression or by a shorthand property, whose name stands for two symbols. */
function readNamed(
  reading: StepReading,
  at: ts.Node,
  name: ts.Identifier | ts.PropertyAccessExpression,
): TargetFact {
  const symbol = symbolAt(reading, at);
  const site = siteOf(reading, name);
  const key = symbol && keyOf(reading, symbol);
  if (key !== undefined && reading.nodes.has(key)) return { kind: "node", node: key, site };
  const flow = symbol && flowOf(reading, symbol);
  if (flow !== undefined) return { kind: "flow", flow: keyOfNode(reading, flow), site };
  const unknown = { kind: "unknown", text: textOf(name), site } as const;
  if (symbol === undefined) {
    const imported = importedName(reading, at);
    const reason = "is not declared, or not exported";
    return { ...unknown, cause: "undeclared", reason, ...(imported && { imported }) };
  }
  if (makesFlow(reading, symbol)) {
    return { ...unknown, cause: "stray", reason: "is a flow without a `const` of its own" };
  }
  const type = reading.checker.getTypeOfSymbol(symbol);
  const isFunction = type.getCallSignatures().length > 0;
  if (!isFunction) return { ...unknown, cause: "other", reason: "is neither a node nor a flow" };
  const declaration = ownDeclarationOf(reading, symbol);
  const reason = "is not marked as a node";
  return {
    ...unknown,
    cause: "unmarked",
    reason,
    ...(declaration && placesOf(reading, declaration)),
  };
}

/** What an import that leads nowhere asks for. */
function importedName({ ts, checker }: StepReading, at: ts.Node): string | undefined {
  const [declaration] = checker.getSymbolAtLocation(at)?.declarations ?? [];
  if (declaration === undefined || !ts.isImportSpecifier(declaration)) return undefined;
  return (declaration.propertyName ?? declaration.name).text;
}

/** Whether a flow begins somewhere in a declaration: it is a stray one. */
function makesFlow(reading: StepReading, symbol: ts.Symbol): boolean {
  const { ts } = reading;
  const search = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && calledTag(reading, node) === "flow") ||
    (ts.forEachChild(node, search) ?? false);
  const declaration = declarationOf(reading, symbol);
  const isOwn = declaration !== undefined && !isForeign(reading, declaration.getSourceFile());
  return isOwn && search(declaration);
}

/** Of a function of the user's. */
function ownDeclarationOf(reading: StepReading, symbol: ts.Symbol): ts.Declaration | undefined {
  const declaration = declarationOf(reading, symbol);
  if (declaration === undefined || isForeign(reading, declaration.getSourceFile()))
    return undefined;
  return declaration;
}

const placesOf = (reading: StepReading, declaration: ts.Declaration) => ({
  declared: siteOf(reading, reading.ts.getNameOfDeclaration(declaration) ?? declaration),
  ...repair(marking(reading, declaration)),
});

function readInline(reading: StepReading, expression: InlineFunction): TargetFact {
  const site = siteOf(reading, expression);
  const obstacle = captureOf(reading, expression);
  if (obstacle !== undefined) {
    return { kind: "unknown", text: textOf(expression), cause: "captures", reason: obstacle, site };
  }
  const signature = signatureOf(reading, expression);
  const result = signature?.getReturnType() ?? reading.checker.getAnyType();
  return {
    kind: "inline",
    text: textWithoutTypes(expression),
    parameters: parametersOf(reading, signature),
    returns: reading.types.readAwaited(result),
    async: mayBePromise(reading, result),
    site,
  };
}

function reasonAgainst(reading: StepReading, expression: ts.Expression): Reason {
  const { ts } = reading;
  if (!ts.isCallExpression(expression)) {
    return { cause: "other", reason: "is neither a node nor a flow" };
  }
  if (readChain(reading, expression) !== undefined) {
    return { cause: "stray", reason: "is a flow without a `const` of its own" };
  }
  const callee = symbolAt(reading, unwrap(ts, expression.expression));
  if (callee !== undefined && makesFlow(reading, callee)) {
    return { cause: "stray", reason: "is a flow that is made by a call" };
  }
  return calledTag(reading, expression) === "node"
    ? { cause: "unexported", reason: "is a node without an exported `const` of its own" }
    : { cause: "other", reason: "is made by a call, not declared as a node" };
}

/** In one line. */
const textOf = (node: ts.Node): string => node.getText().replace(/\s+/gu, " ");
