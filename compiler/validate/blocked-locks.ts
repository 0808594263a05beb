import type { BlockingFact } from "../model/bodies.js";
import type { ProgramFacts } from "../model/facts.js";
import type { Graph } from "../model/graph.js";
import { type GuardedBody, guardedBodies } from "./guarded-bodies.js";
import { type Reached, reachedFrom } from "./reached-bodies.js";

/** Something that blocks while a lock is held. */
export interface BlockedLock extends Reached<GuardedBody> {
  readonly blocking: BlockingFact;
}

/** Constructors run before anybody can wait. */
export function blockedLocks(graph: Graph, facts: ProgramFacts): readonly BlockedLock[] {
  const starts = guardedBodies(graph, facts)
    .filter(({ body }) => body.kind !== "constructor")
    .map((origin) => ({ key: origin.body.key, origin }));
  return reachedFrom(starts, facts).flatMap((reached) =>
    reached.body.blocking.map((blocking) => ({ ...reached, blocking })),
  );
}
