import type { TargetFact } from "../model/facts.js";
import type { Arriving } from "../model/flow-inputs.js";
import type { ContextGraph, FlowInput, WiredFlow, WiredStep, WiredTarget } from "../model/graph.js";
import { memoised } from "../model/memoised.js";
import { isItemwise } from "../model/step-kinds.js";
import { flowCyclesOf } from "./flow-cycles.js";

/** Values on their way to a target. */
export interface Edge {
  readonly step: WiredStep;
  readonly before: WiredStep | undefined;
  readonly target: WiredTarget;
  /** A first step gets the flow's inputs (of a map, an item), every other one what leaves the step before it. */
  readonly arriving: readonly Arriving[];
}

/** Every edge of a context whose ends are both sound: what is reported elsewhere has no types. */
export const edgesOf: (context: ContextGraph) => readonly Edge[] = memoised((context) => {
  const known = knownOf(context);
  return context.flows.flatMap((flow) =>
    flow.steps.flatMap((step, at) => {
      const before = flow.steps[at - 1];
      if (before !== undefined && before.leaves === undefined) return [];
      return step.targets
        .filter(({ fact }) => isSound(fact, known))
        .map((target) => {
          const arriving = before === undefined ? inputsOf(flow, step, target) : valuesOf(target);
          return { step, before, target, arriving };
        });
    }),
  );
});

/** The flow's inputs as far as the target takes them. A map's target says itself what the items are. */
const inputsOf = (
  { inputs }: WiredFlow,
  { fact }: WiredStep,
  { takes }: WiredTarget,
): readonly Arriving[] => (isItemwise(fact) ? takes.slice(0, 1) : inputs.slice(0, takes.length));

const valuesOf = ({ inputs }: WiredTarget): readonly Arriving[] =>
  inputs.map((type) => ({ type, iterable: false }));

/** Nodes and flows of which it is known what they take. */
interface Known {
  readonly nodes: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

function knownOf(context: ContextGraph): Known {
  const plain = context.nodes
    .map((each) => each.node)
    .filter((each) => each.overloads === undefined && each.typeParameters === undefined);
  const nodes = new Set(plain.map((each) => each.key));
  const flows = new Set<string>();
  const cyclic = new Set(flowCyclesOf(context).flat());
  for (const { flow, steps } of context.flows) {
    const first = steps[0]?.targets ?? [];
    const isKnown = first.length > 0 && first.every(({ fact }) => isSound(fact, { nodes, flows }));
    if (isKnown && !cyclic.has(flow.key)) flows.add(flow.key);
  }
  return { nodes, flows };
}

function isSound(target: TargetFact, { nodes, flows }: Known): boolean {
  switch (target.kind) {
    case "node":
      return nodes.has(target.node);
    case "flow":
      return flows.has(target.flow);
    case "inline":
    case "function":
      return true;
    case "unknown":
      return false;
  }
}

/** What a target takes besides the one value that arrives; a first step may take more than one. */
export const leftOverOf = ({ step, before, target }: Edge): readonly FlowInput[] =>
  before === undefined && !isItemwise(step.fact)
    ? []
    : target.takes.slice(1).filter((each) => !each.optional);

/** How a message names a target. */
export function labelOf(target: TargetFact): string {
  if (target.kind === "node") return target.node.slice(target.node.indexOf("#") + 1);
  if (target.kind === "flow") return `flow ${target.flow.slice(target.flow.indexOf("#") + 1)}`;
  if (target.kind === "function") return target.import.name;
  return "this function";
}

/** A reason with a subject, to follow a colon. */
export const sentence = (reason: string): string =>
  reason.startsWith("is ") ? `it ${reason}` : reason;
