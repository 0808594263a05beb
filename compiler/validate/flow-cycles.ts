import { cyclesOf, type Digraph } from "../graph/components.js";
import type { ContextGraph } from "../model/graph.js";

/** The flows of a context, with edges to the flows that each contains. */
export function containedFlows({ flows }: ContextGraph): Digraph<string> {
  const inner = new Map(
    flows.map(({ flow, steps }) => [
      flow.key,
      steps
        .flatMap((each) => each.targets)
        .flatMap(({ fact }) => (fact.kind === "flow" ? [fact.flow] : []))
        .filter((key) => flows.some((each) => each.flow.key === key)),
    ]),
  );
  return { keys: [...inner.keys()], edges: (key) => inner.get(key) ?? [] };
}

/** Flows that contain themselves, one group a cycle. */
export const flowCyclesOf = (context: ContextGraph): readonly (readonly string[])[] =>
  cyclesOf(containedFlows(context));
