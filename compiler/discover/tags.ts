import type ts from "typescript";
import { providerKinds } from "../model/provider-kinds.js";
import { docComments, ownTagOf } from "./comments.js";
import { symbolAt, unwrap } from "./symbols.js";
import type { ProgramView, Tag } from "./view.js";

const known: ReadonlySet<string> = new Set<Tag>([
  "context",
  ...providerKinds,
  "flow",
  "node",
  "info",
  "i32",
  "u32",
  "i64",
]);

/** Our own declarations are known by the tag in their doc comment, wherever they come from. */
export function tagOf(view: ProgramView, symbol: ts.Symbol): Tag | undefined {
  if (!view.tags.has(symbol)) view.tags.set(symbol, readTag(view, symbol));
  return view.tags.get(symbol);
}

function readTag(view: ProgramView, symbol: ts.Symbol): Tag | undefined {
  for (const declaration of symbol.declarations ?? []) {
    const tag = ownTagOf(docComments(view.ts, declaration));
    if (tag !== undefined && known.has(tag)) return tag as Tag;
  }
  return undefined;
}

/** Whether a call is of our `node` or `flow`. Only what can be called so is looked up: most calls are of others. */
export function calls(view: ProgramView, call: ts.CallExpression, tag: "node" | "flow"): boolean {
  const names = tag === "node" ? view.nodeNames : view.flowNames;
  const name = calledName(view, call);
  const mayBe = name !== undefined && (names.has(name) || names.has("default"));
  return mayBe && calledTag(view, call) === tag;
}

function calledName({ ts }: ProgramView, call: ts.CallExpression): string | undefined {
  const callee = unwrap(ts, call.expression);
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** The tag of the function that a call calls. */
export function calledTag(view: ProgramView, call: ts.CallExpression): Tag | undefined {
  const callee = unwrap(view.ts, call.expression);
  if (!view.ts.isIdentifier(callee) && !view.ts.isPropertyAccessExpression(callee))
    return undefined;
  const symbol = symbolAt(view, callee);
  return symbol && tagOf(view, symbol);
}
