import type ts from "typescript";
import { unwrap } from "../symbols.js";
import type { ProgramView } from "../view.js";
import { patternAround } from "./assignment-targets.js";
import { isAssignment, isStep } from "./body-scope.js";
import { type CodePlace, codePlaceOf } from "./code-places.js";
import { changers } from "./language-methods.js";
import { beginsLaterCode, LoadTime } from "./load-time.js";
import { importedNames } from "./variables.js";

/** A name by which something may be changed, as the text of its file alone has it. */
export interface ChangeMention {
  /** Undefined for what is imported, and may have another name where it is declared. */
  readonly name: string | undefined;
  readonly place: CodePlace;
  /** The called method, where it must be one that changes things. */
  readonly callee: CodePlace | undefined;
  /** Whether it runs after the load of its file, and whether it may then be for the last time. */
  readonly runs: "at load" | "later" | "at load only";
}

/** All of them, in their order, without asking the checker anything. */
export function changesIn(view: ProgramView, file: ts.SourceFile): readonly ChangeMention[] {
  const { ts } = view;
  const found: ChangeMention[] = [];
  const imports = importedNames(ts, file);
  const loadTime = new LoadTime(ts);
  const visit = (node: ts.Node, later: ts.Node | undefined): void => {
    const { target, callee } = changedBy(view, node) ?? {};
    for (const each of target === undefined ? [] : namesIn(view, target)) {
      found.push({
        name: ts.isIdentifier(each) && imports.has(each.text) ? undefined : lastName(view, each),
        place: codePlaceOf(each),
        callee: callee && codePlaceOf(callee),
        runs: later === undefined ? "at load" : loadTime.isOver(later) ? "at load only" : "later",
      });
    }
    const inner = later ?? (beginsLaterCode(ts, node) ? node : undefined);
    ts.forEachChild(node, (each) => visit(each, inner));
  };
  visit(file, undefined);
  return found;
}

const lastName = ({ ts }: ProgramView, node: ts.Expression): string =>
  ts.isIdentifier(node) ? node.text : (node as ts.PropertyAccessExpression).name.text;

interface Changed {
  readonly target: ts.Expression;
  readonly callee?: ts.PropertyAccessExpression;
}

function changedBy(view: ProgramView, node: ts.Node): Changed | undefined {
  const { ts } = view;
  if (isStep(view, node)) return { target: node.operand };
  if (ts.isDeleteExpression(node)) return { target: node.expression };
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    return ts.isVariableDeclarationList(node.initializer)
      ? undefined
      : { target: node.initializer };
  }
  if (ts.isBinaryExpression(node)) {
    return isAssignment(view, node) ? { target: node.left } : undefined;
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
function namesIn({ ts }: ProgramView, target: ts.Expression): readonly ts.Expression[] {
  const names: ts.Expression[] = [];
  let at = unwrap(ts, target);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
    if (ts.isPropertyAccessExpression(at)) names.push(at);
    at = unwrap(ts, at.expression);
  }
  return ts.isIdentifier(at) ? [...names, at] : names;
}
