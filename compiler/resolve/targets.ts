import type { FlowFact, StepFact, TargetFact } from "../model/facts.js";

export interface KeyedTarget {
  readonly key?: string;
  readonly target: TargetFact;
}

/** What a step calls; of a table of branches the selector first. */
export function targetsOf(step: StepFact): readonly KeyedTarget[] {
  if (step.op === "fanOut") return step.targets;
  if (step.op === "branchOn") {
    const { select, branches, otherwise } = step;
    return [{ target: select }, ...branches, ...(otherwise ? [{ target: otherwise }] : [])];
  }
  return "target" in step ? [{ target: step.target }] : [];
}

const allTargets = ({ steps }: FlowFact): readonly TargetFact[] =>
  steps.flatMap((step) => targetsOf(step).map((each) => each.target));

export const nodesOf = (flow: FlowFact): readonly string[] =>
  allTargets(flow).flatMap((each) => (each.kind === "node" ? [each.node] : []));

export const flowsOf = (flow: FlowFact): readonly string[] =>
  allTargets(flow).flatMap((each) => (each.kind === "flow" ? [each.flow] : []));
