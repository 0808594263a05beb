import type ts from "typescript";
import type { TextEdit } from "../../model/diagnostic.js";
import type { Repairable } from "../../model/named-facts.js";
import type { CompileInput } from "../input.js";
import { type Span, spanIn } from "../places.js";
import { wholeLines } from "../whole-lines.js";

type Root = Pick<CompileInput, "root">;

export const replacement = (
  input: Root,
  file: ts.SourceFile,
  { from, to, newText }: Span & { readonly newText: string },
): TextEdit => ({ ...spanIn(input, file, { from, to }), newText });

export const insertion = (
  input: Root,
  file: ts.SourceFile,
  { at, newText }: { readonly at: number; readonly newText: string },
): TextEdit => replacement(input, file, { from: at, to: at, newText });

/** With the space that would be left behind. */
export const removal = (input: Root, file: ts.SourceFile, span: Span): TextEdit =>
  replacement(input, file, { ...wholeLines(file, span), newText: "" });

/** As a fact has it. */
export function repair(...edits: readonly (TextEdit | undefined)[]): Repairable {
  const known = edits.filter((each) => each !== undefined);
  return known.length > 0 ? { repair: known } : {};
}
