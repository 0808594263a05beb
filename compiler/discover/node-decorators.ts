import type ts from "typescript";
import type { CompileInput } from "./input.js";
import { targetOf, unwrap } from "./symbols.js";
import { tagOf } from "./tags.js";
import type { ProgramView } from "./view.js";

export interface NodeDecorator {
  readonly decorator: ts.Decorator;
  /** Of `@node({ … })`. */
  readonly call?: ts.CallExpression;
}

/** `@node` before a function: TypeScript parses it, and refuses it as a decorator that has no place there. */
export function nodeDecoratorOf(
  view: ProgramView,
  declaration: ts.FunctionDeclaration,
): NodeDecorator | undefined {
  const { ts } = view;
  for (const decorator of declaration.modifiers?.filter(ts.isDecorator) ?? []) {
    const { expression } = decorator;
    const call = ts.isCallExpression(expression) ? expression : undefined;
    const symbol = view.checker.getSymbolAtLocation(unwrap(ts, call?.expression ?? expression));
    const target = symbol && targetOf(view, symbol);
    if (target !== undefined && tagOf(view, target) === "node") {
      return { decorator, ...(call && { call }) };
    }
  }
  return undefined;
}

/** The functions at the top level of a file that have a decorator at all. */
export const decoratedIn = (
  { ts }: Pick<CompileInput, "ts">,
  file: ts.SourceFile,
): readonly ts.FunctionDeclaration[] =>
  file.statements
    .filter(ts.isFunctionDeclaration)
    .filter((each) => each.modifiers?.some(ts.isDecorator) === true);
