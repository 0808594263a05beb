import { escapesLock } from "../../diagnostics/sharing.js";
import type { EscapeFact } from "../../model/bodies.js";
import { groupsOf, placeOf } from "../groups.js";
import { lockedBodies, sharedAs, whereOf } from "../guarded-bodies.js";
import type { Check } from "./check.js";

/** One error a place, however often its class is shared. */
export const lockEscapes: Check = (program) =>
  groupsOf(
    lockedBodies(program).flatMap((each) => each.body.escapes.map((leak) => ({ ...each, leak }))),
    ({ leak }) => placeOf(leak.site),
  ).map((group) => {
    const [{ body, of, leak }] = group;
    const where = whereOf({ body, of });
    const help = adviceOn(leak);
    const named = { what: subjectOf(leak), where, how: leak.how };
    return escapesLock(leak.site, named, { help, related: sharedAs(group) });
  });

function subjectOf({ what, name }: EscapeFact): string {
  if (what === "callback") return `Callback ${name}`;
  if (what === "object") return name ?? "An object";
  if (what === "closure" && name !== undefined) return `A closure over ${name}`;
  return what === "this" ? "`this`" : "A closure over `this`";
}

function adviceOn({ what, how }: EscapeFact): string {
  if (what === "this") {
    return how === "is returned"
      ? "Return nothing, or data: the caller has the object already."
      : "Pass the values that are needed, not the object.";
  }
  if (what === "object")
    return "Use it before the callback returns; outside of it, use the object that was locked.";
  return what === "callback"
    ? "Call it before the method returns, or let the caller keep it."
    : "Return data, and let the caller call a method of the object when it is time.";
}
