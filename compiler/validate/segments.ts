import type { ContextGraph, WiredFlow, WiredStep, WiredTarget } from "../model/graph.js";
import type { Site } from "../model/site.js";
import { flowsByKey } from "./lookups.js";

/** A node or an inline function. */
interface Call {
  readonly target: WiredTarget;
  /** Of the flow's step that it is part of. */
  readonly step: Site;
}

/** Consecutive calls on one thread: what the first takes and what the last gives crosses. */
export interface Segment {
  /** What arrives at the first call, which a first step of a flow says itself. */
  readonly arrives: WiredTarget["inputs"];
  readonly first: Call;
  readonly last: Call;
  /** The flow's inputs come in here. */
  readonly opens: boolean;
}

type Flows = ReadonlyMap<string, WiredFlow>;

/** Either a call, or something between the calls of two segments. */
type Part = (Call & { readonly arrives: WiredTarget["inputs"]; readonly opens: boolean }) | "break";

/**
 * The segments of a flow in order, as `plan` will cut them: a linear inner flow is its calls, consecutive maps pass
 * items on where they are. Steps that cannot be read are left out.
 */
export function segmentsOf(flow: WiredFlow, context: ContextGraph): readonly Segment[] {
  const flows = flowsByKey(context);
  const segments: Segment[] = [];
  let isOpen = false;
  for (const part of flow.steps.flatMap((step, at) =>
    partsOfStep(step, flow.steps[at - 1], flows),
  )) {
    if (part === "break") {
      isOpen = false;
      continue;
    }
    const { arrives, opens, ...call } = part;
    const before = isOpen ? segments.pop() : undefined;
    segments.push(before ? { ...before, last: call } : { arrives, opens, first: call, last: call });
    isOpen = true;
  }
  return segments;
}

function partsOfStep(
  step: WiredStep,
  before: WiredStep | undefined,
  flows: Flows,
): readonly Part[] {
  const { fact, targets } = step;
  const parts = targets.map((each) => partsOfTarget(each, step, flows));
  switch (fact.op) {
    case "to":
    case "fanIn":
      return before?.fact.op === "map" ? ["break", ...parts.flat()] : parts.flat();
    case "map":
      return before?.fact.op === "map" ? parts.flat() : ["break", ...parts.flat()];
    case "fanOut":
      return [...parts.flatMap((each): readonly Part[] => ["break", ...each]), "break"];
    default:
      return ["break"];
  }
}

function partsOfTarget(target: WiredTarget, step: WiredStep, flows: Flows): readonly Part[] {
  const { fact, inputs: arrives } = target;
  if (fact.kind === "unknown") return ["break"];
  const opens = step.arrives === undefined;
  if (fact.kind !== "flow") return [{ target, step: step.fact.site, arrives, opens }];
  const calls = callsOf(flows.get(fact.flow), flows);
  if (calls === undefined) return ["break"];
  return calls.map((each, at) => ({
    ...{ target: each, step: step.fact.site },
    ...(at === 0 ? { arrives, opens } : { arrives: each.inputs, opens: false }),
  }));
}

/** The calls of a flow that is nothing but calls. A half-written flow may contain itself. */
function callsOf(
  flow: WiredFlow | undefined,
  flows: Flows,
  around: readonly WiredFlow[] = [],
): readonly WiredTarget[] | undefined {
  if (flow === undefined || around.includes(flow)) return undefined;
  const calls: WiredTarget[] = [];
  for (const { fact, targets } of flow.steps) {
    const [target] = targets;
    if (fact.op !== "to" || target === undefined || target.fact.kind === "unknown")
      return undefined;
    const inner =
      target.fact.kind === "flow"
        ? callsOf(flows.get(target.fact.flow), flows, [...around, flow])
        : [target];
    if (inner === undefined) return undefined;
    calls.push(...inner);
  }
  return calls;
}
