import type ts from "typescript";
import type { UseFact } from "../../model/bodies.js";
import { siteOf } from "../places.js";
import { unwrap } from "../symbols.js";
import type { BodyScope } from "./body-scope.js";
import { placeOf } from "./value-places.js";

/** A use of something that came from outside and may be a member: `stats.add`, `this.stats.total`, `app.stats.top`. */
export function useAt(scope: BodyScope, node: ts.Node): UseFact | undefined {
  const used = usedBy(scope, node);
  const place = used && placeOf(scope, used);
  if (place === undefined) return undefined;
  const isWhole = place.path.length === (place.root.of === "this" ? 1 : 0);
  return isWhole ? { place, site: siteOf(scope.reading, node) } : undefined;
}

/** The object of `stats.total`, and of `const { total } = stats`. */
function usedBy({ reading: { ts } }: BodyScope, node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return mayBeMember(ts, node.expression) ? node.expression : undefined;
  }
  const isPattern = ts.isObjectBindingPattern(node) && ts.isVariableDeclaration(node.parent);
  return isPattern ? node.parent.initializer : undefined;
}

/** A name, `this.name` or `app.name`: anything longer leads further than to a member. */
function mayBeMember(ts: BodyScope["reading"]["ts"], expression: ts.Expression): boolean {
  const value = unwrap(ts, expression);
  if (!ts.isPropertyAccessExpression(value)) return ts.isIdentifier(value);
  const { kind } = unwrap(ts, value.expression);
  return kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.ThisKeyword;
}
