import { components } from "../graph/components.js";
import type { FlowFact } from "../model/facts.js";
import { flowsOf } from "./targets.js";

/** Callees before callers; flows that contain each other in the order they came in. */
export function flowOrder(flows: readonly FlowFact[]): readonly FlowFact[] {
  const byKey = new Map(flows.map((each) => [each.key, each]));
  const inner = new Map(flows.map((each) => [each.key, flowsOf(each)]));
  const order = components({ keys: [...byKey.keys()], edges: (key) => inner.get(key) ?? [] });
  return order.flat().map((key) => byKey.get(key)!);
}
