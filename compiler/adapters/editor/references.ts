import type ts from "typescript";
import type { Asked } from "./asked.js";
import { documentSpanOf, isSameSpan } from "./spans.js";
import { subjectAt } from "./subject-at.js";

type Found = ts.ReferencedSymbol[] | undefined;

/** A member of a context is referred to by the parameters that it is injected into. */
export function references(asked: Asked, stock: Found): Found {
  const injections = subjectAt(asked)?.injections ?? [];
  const [first, ...others] = stock ?? [];
  if (first === undefined || injections.length === 0) return stock;
  const known = (stock ?? []).flatMap((each) => each.references);
  const added = injections
    .flatMap((each) => documentSpanOf(asked, each) ?? [])
    .filter((span) => !known.some((each) => isSameSpan(each, span)))
    .map((span) => ({ ...span, isWriteAccess: false }));
  return [{ ...first, references: [...first.references, ...added] }, ...others];
}
