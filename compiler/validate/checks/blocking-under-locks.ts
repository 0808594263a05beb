import { blockingUnderLock } from "../../diagnostics/contention.js";
import { blockedLocks } from "../blocked-locks.js";
import { groupsOf, placeOf } from "../groups.js";
import { labelOf, sharedAs } from "../guarded-bodies.js";
import type { Check } from "./check.js";

/** One warning a call or loop. */
export const blockingUnderLocks: Check = ({ graph, facts }) =>
  groupsOf(blockedLocks(graph, facts), ({ blocking }) => placeOf(blocking.site)).map(([first]) => {
    const { blocking, origin, trace } = first;
    const what =
      blocking.name === undefined ? "A loop without an end runs" : `${blocking.name} blocks`;
    const where = `${labelOf(origin.body)} of shared class ${origin.of.name}`;
    const related = [...trace, ...sharedAs([origin])];
    return blockingUnderLock(blocking.site, { what, where }, { related });
  });
