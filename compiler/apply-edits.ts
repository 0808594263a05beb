import type { TextEdit } from "./model/diagnostic.js";

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** A text with edits, none of which overlaps another. Lines end as TypeScript has them end. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)].map(endOf)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const inOrder = edits
    .map(({ line, column, endLine, endColumn, newText }) => ({
      ...{ from: offset(line, column), to: offset(endLine, endColumn), newText },
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return inOrder.reduceRight(replaced, text);
}

const endOf = ({ 0: found, index }: RegExpExecArray): number => index + found.length;

const replaced = (text: string, { from, to, newText }: Replacement): string =>
  text.slice(0, from) + newText + text.slice(to);
