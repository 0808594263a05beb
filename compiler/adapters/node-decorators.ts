import type ts from "typescript";
import type { CompileInput } from "../discover/input.js";
import { decoratedIn, nodeDecoratorOf } from "../discover/node-decorators.js";
import { type ProgramView, viewOf } from "../discover/view.js";

type Getter = (file: ts.SourceFile | undefined, ...rest: unknown[]) => unknown;
const getters = [
  "getSemanticDiagnostics",
  "getBindAndCheckDiagnostics",
  "getSuggestionDiagnostics",
] as const;
type Getters = Record<(typeof getters)[number], Getter | undefined>;

/**
 * Takes `@node` off functions while a program is checked: TypeScript reports it as TS1206, and then nothing else that
 * is wrong with the function.
 */
export function hideNodeDecorators(input: CompileInput): void {
  let view: ProgramView | undefined;
  const viewed = () => {
    view ??= viewOf(input);
    return view;
  };
  const program = input.program as unknown as Getters;
  for (const name of getters) {
    const original = program[name];
    if (original === undefined) continue;
    program[name] = (file, ...rest) => {
      const files = file === undefined ? input.program.getSourceFiles() : [file];
      const decorated = files.filter(isOwn).flatMap((each) => decoratedIn(input, each));
      const check = () => original.call(input.program, file, ...rest);
      return decorated.length === 0 ? check() : without(viewed(), decorated, check);
    };
  }
}

const isOwn = (file: ts.SourceFile): boolean => !file.isDeclarationFile;

/** What the parser made, and TypeScript declares to be read-only. */
interface Modified {
  modifiers: ts.NodeArray<ts.ModifierLike> | undefined;
  modifierFlagsCache: number;
}

function without<T>(
  view: ProgramView,
  decorated: readonly ts.FunctionDeclaration[],
  check: () => T,
): T {
  const restore = decorated.map((each) => hide(view, each));
  try {
    return check();
  } finally {
    for (const each of restore) each();
  }
}

/** The decorator itself is checked first: what it names is used, and its options may be wrong. */
function hide(view: ProgramView, declaration: ts.FunctionDeclaration): () => void {
  const found = nodeDecoratorOf(view, declaration);
  if (found === undefined) return () => {};
  const { checker, ts } = view;
  checker.getTypeAtLocation(found.decorator.expression);
  const node = declaration as unknown as Modified;
  const { modifiers, modifierFlagsCache } = node;
  const others = modifiers?.filter((each) => each !== found.decorator) ?? [];
  const { pos = 0, end = 0 } = modifiers ?? {};
  const left = Object.assign(ts.factory.createNodeArray(others), { pos, end });
  Object.assign(node, { modifiers: others.length > 0 ? left : undefined, modifierFlagsCache: 0 });
  return () => void Object.assign(node, { modifiers, modifierFlagsCache });
}
