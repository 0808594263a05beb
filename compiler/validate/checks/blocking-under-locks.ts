import { blockingUnderLock } from "../../diagnostics/contention.js";
import { blockedLocks } from "../blocked-locks.js";
import { groupsOf, placeOf } from "../groups.js";
import { sharedAs, whereOf } from "../guarded-bodies.js";
import type { Check } from "./check.js";

/** One warning a call or loop. */
export const blockingUnderLocks: Check = (program) =>
  groupsOf(blockedLocks(program), ({ blocking }) => placeOf(blocking.site)).map(([first]) => {
    const { blocking, origin, trace } = first;
    const what =
      blocking.name === undefined ? "A loop without an end runs" : `${blocking.name} blocks`;
    const where = whereOf(origin);
    const related = [...trace, ...sharedAs([origin])];
    return blockingUnderLock(blocking.site, { what, where }, { related });
  });
