import type { FunctionPlan } from "../model/plan.js";
import { docComment, fits } from "./text.js";

/** A copy of an inline function: the user's text, with types from its place in the flow. */
export function printFunction({ name, text, type, origin }: FunctionPlan): readonly string[] {
  const head = `const ${name}: ${type} =`;
  const isWhole = text.includes("\n") || fits(`${head} ${text};`, 0);
  const copy = isWhole ? `${head} ${text};` : `${head}\n  ${text};`;
  return [...docComment([origin]), ...copy.split("\n")];
}
