import type { BlockingFact } from "../model/bodies.js";
import type { Program } from "./checks/check.js";
import { type GuardedBody, lockedBodies } from "./guarded-bodies.js";
import { type Reached, reachedFrom } from "./reached-bodies.js";

/** Something that blocks while a lock is held. */
export interface BlockedLock extends Reached<GuardedBody> {
  readonly blocking: BlockingFact;
}

/** Constructors run before anybody can wait. */
export function blockedLocks(program: Program): readonly BlockedLock[] {
  const starts = lockedBodies(program)
    .filter(({ body }) => body.kind !== "constructor")
    .map((origin) => ({ key: origin.body.key, origin }));
  return reachedFrom(starts, program.facts).flatMap((reached) =>
    reached.body.blocking.map((blocking) => ({ ...reached, blocking })),
  );
}
