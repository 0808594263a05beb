import type ts from "typescript";
import type { TypeScript } from "../../discover/input.js";
import type { Analysis } from "./analysis.js";

/** A question of an editor about a place. */
export interface Asked {
  readonly ts: TypeScript;
  readonly program: ts.Program;
  readonly analysis: Analysis;
  readonly file: ts.SourceFile;
  readonly position: number;
}

/** The name that the cursor touches. */
export function nameAt({ ts, file, position }: Asked): ts.Identifier | undefined {
  const search = (node: ts.Node): ts.Identifier | undefined => {
    if (position < node.pos || position > node.end) return undefined;
    if (ts.isIdentifier(node)) return position < node.getStart(file) ? undefined : node;
    return ts.forEachChild(node, search);
  };
  return search(file);
}
