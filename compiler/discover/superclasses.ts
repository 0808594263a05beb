import type ts from "typescript";
import { symbolAt, unwrap } from "./symbols.js";
import { tagOf } from "./tags.js";
import type { ProgramView } from "./view.js";

/** Whether the chain of base classes reaches the one that is tagged. */
export function isContext(view: ProgramView, symbol: ts.Symbol): boolean {
  const seen = new Set<ts.Symbol>();
  let at: ts.Symbol | undefined = symbol;
  while (at !== undefined && !seen.has(at)) {
    if (tagOf(view, at) === "context") return true;
    seen.add(at);
    const declaration: ts.Declaration | undefined = at.declarations?.find(view.ts.isClassLike);
    at = declaration && superclassOf(view, declaration as ts.ClassLikeDeclaration);
  }
  return false;
}

/** The class after `extends`, where it is named. */
export function superclassOf(
  view: ProgramView,
  declaration: ts.ClassLikeDeclaration,
): ts.Symbol | undefined {
  const { ts } = view;
  const clause = declaration.heritageClauses?.find(
    (each) => each.token === ts.SyntaxKind.ExtendsKeyword,
  );
  const base = clause?.types[0]?.expression;
  return base && symbolAt(view, unwrap(ts, base));
}
