import type ts from "typescript";
import type { NamedPlace, NamedReason, NodeFact } from "../model/facts.js";
import { nodeOptions } from "../model/options.js";
import { propertiesOfLiteral } from "./literals.js";
import { expressionOf } from "./option-literals.js";
import { siteOf } from "./places.js";
import { readLimit, readPolicy } from "./policies.js";
import { unwrap } from "./symbols.js";
import type { ProgramView } from "./view.js";

type Options = Pick<NodeFact, "retry" | "timeout" | "unknownOptions" | "unreadableOptions">;

/** What `node({ … }, fn)` says of retries and time limits, and what it says in vain. */
export function readNodeOptions(view: ProgramView, given: ts.Expression | undefined): Options {
  const { ts } = view;
  const literal = given && unwrap(ts, given);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return {};
  const unknown: NamedPlace[] = [];
  const unreadable: NamedReason[] = [];
  let options: Options = {};
  for (const [name, property] of propertiesOfLiteral(view, literal) ?? []) {
    const site = siteOf(view, property.name ?? property);
    const shorthand = ts.isShorthandPropertyAssignment(property) && { shorthand: true };
    if (!nodeOptions.includes(name)) unknown.push({ name, site, ...shorthand });
    if (name !== "retry" && name !== "timeout") continue;
    const value = expressionOf(view, property);
    const found = value && readOption(view, name, value);
    if (typeof found === "object") options = { ...options, ...found };
    else unreadable.push({ name, site, reason: found ?? "has no value" });
  }
  return {
    ...options,
    ...(unknown.length > 0 && { unknownOptions: unknown }),
    ...(unreadable.length > 0 && { unreadableOptions: unreadable }),
  };
}

function readOption(
  view: ProgramView,
  name: "retry" | "timeout",
  value: ts.Expression,
): Options | string {
  if (name === "timeout") {
    const timeout = readLimit(view, value);
    return timeout ? { timeout } : "is neither written out nor exported";
  }
  const retry = readPolicy(view, value);
  if (typeof retry === "string") return retry;
  return "cause" in retry ? retry.reason : { retry };
}
