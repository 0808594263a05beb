import type { BodyFact } from "../model/bodies.js";
import type { RelatedPlace } from "../model/diagnostic.js";
import type { ProgramFacts } from "../model/facts.js";
import type { DeclarationKey } from "../model/types.js";

/** A body, and the shortest way of calls to it. */
export interface Reached<O> {
  readonly body: BodyFact;
  /** Where the way begins. */
  readonly origin: O;
  readonly trace: readonly RelatedPlace[];
}

export interface Start<O> {
  readonly key: DeclarationKey;
  readonly origin: O;
}

/** What runs when some bodies run, the nearest first; each body once. */
export function reachedFrom<O>(
  starts: readonly Start<O>[],
  { bodies }: ProgramFacts,
): readonly Reached<O>[] {
  const found = new Map<DeclarationKey, Reached<O>>();
  for (const { key, origin } of starts) {
    const body = bodies.get(key);
    if (body !== undefined && !found.has(key)) found.set(key, { body, origin, trace: [] });
  }
  // What is added on the way has its turn after what was there before.
  for (const { body, origin, trace } of found.values()) {
    for (const { callee, site } of body.calls) {
      const next = bodies.get(callee);
      if (next === undefined || found.has(callee)) continue;
      const hop = { ...site, message: `${body.name} calls ${next.name}` };
      found.set(callee, { body: next, origin, trace: [...trace, hop] });
    }
  }
  return [...found.values()];
}
