import { cyclesOf, type Digraph } from "../graph/components.js";
import type { ContextGraph } from "../model/graph.js";
import { memoised } from "../model/memoised.js";
import { flowsByKey } from "./lookups.js";

/** The flows of a context, with edges to the flows that each contains. */
export function containedFlows(context: ContextGraph): Digraph<string> {
  const known = flowsByKey(context);
  const inner = new Map(
    context.flows.map(({ flow, steps }) => [
      flow.key,
      steps
        .flatMap((each) => each.targets)
        .flatMap(({ fact }) => (fact.kind === "flow" ? [fact.flow] : []))
        .filter((key) => known.has(key)),
    ]),
  );
  return { keys: [...inner.keys()], edges: (key) => inner.get(key) ?? [] };
}

/** Flows that contain themselves, one group a cycle. */
export const flowCyclesOf: (context: ContextGraph) => readonly (readonly string[])[] = memoised(
  (context) => cyclesOf(containedFlows(context)),
);
