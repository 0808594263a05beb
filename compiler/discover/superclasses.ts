import type ts from "typescript";
import { symbolAt, unwrap } from "./symbols.js";
import { tagOf } from "./tags.js";
import type { ProgramView } from "./view.js";

/** Whether the chain of base classes reaches the one that is tagged. */
export function isContext(view: ProgramView, symbol: ts.Symbol): boolean {
  const last = chainOf(view, symbol).at(-1);
  return last !== undefined && tagOf(view, last) === "context";
}

/** Whether there is no more of a context than a declaration file, which does not have the values of members. */
export const isDeclaredOnly = (view: ProgramView, symbol: ts.Symbol): boolean =>
  tagOf(view, symbol) !== "context" &&
  classOf(view, symbol)?.getSourceFile().isDeclarationFile === true;

/** The nearest of a chain of contexts whose members nobody can read. */
export const declaredIn = (view: ProgramView, symbol: ts.Symbol): ts.Symbol | undefined =>
  chainOf(view, symbol).find(
    (each) =>
      isDeclaredOnly(view, each) &&
      classOf(view, each)?.members.some(view.ts.isPropertyDeclaration) === true,
  );

/** A class and those that it extends, up to the one that is tagged. */
function chainOf(view: ProgramView, symbol: ts.Symbol): readonly ts.Symbol[] {
  const chain = new Set<ts.Symbol>();
  let at: ts.Symbol | undefined = symbol;
  while (at !== undefined && !chain.has(at)) {
    chain.add(at);
    const declaration: ts.ClassLikeDeclaration | undefined =
      tagOf(view, at) === "context" ? undefined : classOf(view, at);
    at = declaration && superclassOf(view, declaration);
  }
  return [...chain];
}

const classOf = (
  { ts }: ProgramView,
  { declarations }: ts.Symbol,
): ts.ClassLikeDeclaration | undefined => declarations?.find(ts.isClassLike);

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
