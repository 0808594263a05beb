import type ts from "typescript";
import type { Asked } from "./asked.js";
import { subjectAt } from "./subject-at.js";

/** What TypeScript says of a name, and below it what the graph says. */
export function hover(asked: Asked, stock: ts.QuickInfo | undefined): ts.QuickInfo | undefined {
  const lines = subjectAt(asked)?.lines ?? [];
  if (stock === undefined || lines.length === 0) return stock;
  const documentation = stock.documentation ?? [];
  const text = [...(documentation.length > 0 ? [""] : []), ...lines].join("\n\n");
  return { ...stock, documentation: [...documentation, { kind: "text", text }] };
}
