import { asyncUnderLock } from "../../diagnostics/sharing.js";
import type { AsynchronyFact } from "../../model/bodies.js";
import { groupsOf, placeOf } from "../groups.js";
import { lockedBodies, sharedAs, whereOf } from "../guarded-bodies.js";
import type { Check } from "./check.js";

/** One error a body, however often its class is shared. */
export const asyncUnderLocks: Check = (program) =>
  groupsOf(
    lockedBodies(program).flatMap((each) => {
      const { asynchrony } = each.body;
      return asynchrony === undefined ? [] : [{ ...each, asynchrony }];
    }),
    ({ asynchrony }) => placeOf(asynchrony.site),
  ).map((group) => {
    const [{ body, of, asynchrony }] = group;
    const label = whereOf({ body, of });
    const where = `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
    const how = sayings[asynchrony.kind];
    const help = advice[asynchrony.kind];
    const related = sharedAs(group);
    return asyncUnderLock(asynchrony.site, { where, how }, { help, related });
  });

const sayings: Readonly<Record<AsynchronyFact["kind"], string>> = {
  async: "is `async`, and its lock ends at the first `await`",
  inner: "has an `async` function, which goes on without the lock",
  generator: "is a generator, which goes on without the lock",
  chain: "goes on in a promise, without the lock",
  promise: "returns a promise, which ends without the lock",
};

const wait = "Wait before the call, in a node, and pass the method what came.";

const advice: Readonly<Record<AsynchronyFact["kind"], string>> = {
  async: wait,
  inner: wait,
  generator: "Return an array, which is whole when the lock is free again.",
  chain: wait,
  promise: "Return data, and make the promise in a node.",
};
