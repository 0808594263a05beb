import type ts from "typescript";
import { memoised } from "../../model/memoised.js";
import { type InlineFunction, isInlineFunction } from "../functions.js";
import { unwrap } from "../symbols.js";
import { calledTag } from "../tags.js";
import type { BodyReading } from "./body-reading.js";

/** A call of `transaction` or `until`. */
export interface LockingCall {
  readonly by: "transaction" | "until";
  readonly objects: readonly ts.Expression[];
  readonly callback: ts.Expression | undefined;
}

export function lockingCallAt(reading: BodyReading, node: ts.Node): LockingCall | undefined {
  const { ts } = reading;
  if (!ts.isCallExpression(node) || !mayHave(node.getSourceFile())) return undefined;
  const by = calledTag(reading, node);
  if (by !== "transaction" && by !== "until") return undefined;
  const [given, callback] = node.arguments;
  const objects = given && unwrap(ts, given);
  if (objects === undefined) return undefined;
  const isList = by === "transaction" && ts.isArrayLiteralExpression(objects);
  return { by, objects: isList ? objects.elements : [objects], callback };
}

/** Most files have neither word, and no call in them needs to be looked up. */
const mayHave = memoised((file: ts.SourceFile) => /\b(?:transaction|until)\b/u.test(file.text));

/** The call that a function is written in as its callback. */
export function lockingCallOf(
  reading: BodyReading,
  callback: InlineFunction,
): LockingCall | undefined {
  const call = callback.parent;
  const locking = lockingCallAt(reading, call);
  const isIts =
    locking?.callback !== undefined && unwrap(reading.ts, locking.callback) === callback;
  return isIts ? locking : undefined;
}

/** The callbacks around a node, up to the body's own function. */
export function callbacksAround(
  reading: BodyReading,
  node: ts.Node,
  limits: readonly ts.Node[],
): readonly LockingCall[] {
  const found: LockingCall[] = [];
  for (let at = node; at !== undefined; at = at.parent) {
    const locking = isInlineFunction(reading.ts, at) ? lockingCallOf(reading, at) : undefined;
    if (locking !== undefined) found.push(locking);
    if (limits.includes(at)) break;
  }
  return found;
}
