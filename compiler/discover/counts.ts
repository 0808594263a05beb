import type ts from "typescript";
import type { CountFact } from "../model/facts.js";
import { importOf } from "./imports.js";
import { constantOf } from "./literals.js";
import { siteOf } from "./places.js";
import { symbolAt, unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

/** A number that the checker knows, or an exported constant; nothing for any other expression. */
export function readCount(view: ProgramView, given: ts.Expression): CountFact | undefined {
  const site = siteOf(view, given);
  const value = numberOf(view, given);
  if (value !== undefined) return { value, site };
  const symbol = symbolAt(view, unwrap(view.ts, given));
  const importFact = symbol && importOf(view, symbol);
  return importFact && { import: importFact, site };
}

/** The checker has no literal type for `-1`'s parts, nor for `Infinity`. */
function numberOf(view: ProgramView, given: ts.Expression): number | undefined {
  const { ts } = view;
  const expression = unwrap(ts, given);
  const isMinus =
    ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.MinusToken;
  const value = constantOf(view, isMinus ? expression.operand : expression);
  if (typeof value === "number") return isMinus ? -value : value;
  const isNumber = ts.isIdentifier(expression) && /^(?:Infinity|NaN)$/u.test(expression.text);
  return isNumber ? Number(expression.text) : undefined;
}
