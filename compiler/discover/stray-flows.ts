import type ts from "typescript";
import type { StrayFlowFact } from "../model/facts.js";
import { readChain } from "./flow-chains.js";
import { mentions } from "./mentions.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { makingConstant } from "./repairs/constant-flow.js";
import { repair } from "./repairs/edits.js";
import { isContext, isDeclaredOnly } from "./superclasses.js";
import { isTopLevelConst, symbolAt, unwrap } from "./symbols.js";
import { calls } from "./tags.js";

/** Every call of `flow` in a file that no top-level `const` keeps. */
export function readStrayFlows(
  reading: Reading,
  file: ts.SourceFile,
  kept: ReadonlySet<ts.CallExpression>,
): readonly StrayFlowFact[] {
  const { ts } = reading;
  const strays: StrayFlowFact[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && !kept.has(node) && calls(reading, node, "flow")) {
      strays.push({ site: siteOf(reading, node), ...reasonOf(reading, node) });
    }
    ts.forEachChild(node, visit);
  };
  if (mentions(file, reading.flowNames)) visit(file);
  return strays.sort(byPlace);
}

/** Calls are met outermost first. */
const byPlace = ({ site: a }: StrayFlowFact, { site: b }: StrayFlowFact): number =>
  a.line - b.line || a.column - b.column;

/** Why a flow is not one, as the end of a sentence. */
function reasonOf(reading: Reading, root: ts.CallExpression): Omit<StrayFlowFact, "site"> {
  const { ts } = reading;
  let end: ts.Node = root;
  while (goesOn(reading, end)) end = end.parent;
  const place = end.parent;
  if (isTopLevelConst(reading, place) && ts.isIdentifier(place.name)) {
    return contextReason(reading, root);
  }
  const reason = placeReason(reading, place);
  return { cause: "place", reason, ...repair(makingConstant(reading, place)) };
}

function placeReason(reading: Reading, place: ts.Node): string {
  const { ts } = reading;
  return (
    surroundingsOf(reading, place) ??
    variableReason(reading, place) ??
    (ts.isExportAssignment(place) ? "is a default export" : undefined) ??
    (ts.isConditionalExpression(place) ? "is chosen by a condition" : undefined) ??
    (ts.isExpressionStatement(place) ? "is not kept in a `const`" : undefined) ??
    "is part of another expression"
  );
}

/** Whether the parent is the same chain: an operator, its call, or a wrapper without meaning. */
function goesOn({ ts }: Reading, node: ts.Node): boolean {
  const { parent } = node;
  const isWrapper = ts.isExpression(parent) && unwrap(ts, parent) !== parent;
  const isCallee = ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent);
  return isWrapper || (isCallee && parent.expression === node);
}

function contextReason(
  reading: Reading,
  root: ts.CallExpression,
): Pick<StrayFlowFact, "cause" | "reason"> {
  const [context] = root.arguments;
  if (context === undefined) return { cause: "context", reason: "names no context" };
  const name = unwrap(reading.ts, context);
  const symbol = symbolAt(reading, name);
  if (symbol !== undefined && isContext(reading, symbol) && isDeclaredOnly(reading, symbol)) {
    return { cause: "declared", reason: context.getText() };
  }
  const isLost = reading.ts.isIdentifier(name) && symbol === undefined;
  const what = isLost ? "not declared, or not exported" : "not a context class";
  return { cause: "context", reason: `names \`${context.getText()}\`, which is ${what}` };
}

function variableReason({ ts }: Reading, place: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(place)) return undefined;
  if (!ts.isIdentifier(place.name)) return "is destructured";
  const flags = place.parent.flags;
  if ((flags & ts.NodeFlags.Const) !== 0) return "is inside a block";
  return `is declared with \`${(flags & ts.NodeFlags.Let) !== 0 ? "let" : "var"}\``;
}

/** The nearest thing around a flow that keeps it from the top level. */
function surroundingsOf(reading: Reading, place: ts.Node): string | undefined {
  const { ts } = reading;
  for (let at = place; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) return "is inside a function";
    if (ts.isClassLike(at)) return "is inside a class";
    if (ts.isModuleBlock(at)) return "is inside a namespace";
    if (ts.isCallExpression(at)) {
      const isOperator = readChain(reading, at) !== undefined;
      return isOperator ? "is an argument of another flow" : "is passed to a call";
    }
  }
  return undefined;
}
