import type ts from "typescript";
import type { ProgramView } from "../view.js";

/** Where a function or a class stands: found again in every program that has the same file. */
export interface CodePlace {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

export const codePlaceOf = (node: ts.Node): CodePlace => ({
  path: node.getSourceFile().fileName,
  from: node.pos,
  to: node.end,
});

/** The node of that kind that takes up the place. */
export function codeAt<T extends ts.Node>(
  { ts, program }: ProgramView,
  { path, from, to }: CodePlace,
  isKind: (node: ts.Node) => node is T,
): T {
  const search = (node: ts.Node): T | undefined => {
    if (node.pos > from || node.end < to) return undefined;
    if (node.pos === from && node.end === to && isKind(node)) return node;
    return ts.forEachChild(node, search);
  };
  const file = program.getSourceFile(path);
  const found = file && search(file);
  if (found === undefined) throw new Error(`no code at ${path}:${from}-${to}`);
  return found;
}
