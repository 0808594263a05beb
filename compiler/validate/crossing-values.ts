import type { ContextGraph, WiredFlow } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { TypeId } from "../model/types.js";
import { nodesByKey } from "./lookups.js";
import { type Segment, segmentsOf } from "./segments.js";

/** A value that leaves its thread. */
export interface CrossingValue {
  /** How its path begins: a parameter's name, or `result`. */
  readonly name: string;
  /** The parameter, or the return type. */
  readonly site: Site;
  readonly type: TypeId;
  /** The step that it belongs to. */
  readonly step: Site;
  readonly flow: string;
  /** It comes from outside, from another segment before this one, or leaves. */
  readonly way: "input" | "arrives" | "leaves";
}

/** What goes to the workers and comes back, in the order of the flow. */
export const crossingValues = (flow: WiredFlow, context: ContextGraph): readonly CrossingValue[] =>
  segmentsOf(flow, context).flatMap((each) => [
    ...sentTo(each, flow),
    ...givenBy(each, flow, context),
  ]);

const sentTo = (
  { firsts, arrives, opens }: Segment,
  { flow }: WiredFlow,
): readonly CrossingValue[] =>
  firsts.flatMap(({ target, step }) =>
    target.takes.flatMap(({ name, site }, at) => {
      const type = arrives[at];
      if (type === undefined) return [];
      const way = opens ? "input" : "arrives";
      return [{ name, site, type, step, flow: flow.name, way }];
    }),
  );

function givenBy(
  { lasts }: Segment,
  { flow }: WiredFlow,
  context: ContextGraph,
): readonly CrossingValue[] {
  return lasts.flatMap(({ target: { fact, output: type }, step }) => {
    if (type === undefined) return [];
    const node = fact.kind === "node" ? nodesByKey(context).get(fact.node) : undefined;
    const site = node?.node.returnSite ?? fact.site;
    return [{ name: "result", site, type, step, flow: flow.name, way: "leaves" }];
  });
}
