import type { FlowFact } from "../model/facts.js";
import type { WiringPlan } from "../model/plan.js";
import { at, type Explained, type Lines } from "./explained.js";

/** A flow's steps, the segments that run on one worker, and where values cross threads. */
export const explainFlow = (explained: Explained, name: string): readonly Lines[] =>
  explained.facts.flows.filter((each) => each.name === name).map((flow) => tell(explained, flow));

function tell(explained: Explained, flow: FlowFact): Lines {
  const context = contextOf(explained, flow);
  return [
    `flow ${flow.name} of ${context?.name ?? "an unknown context"} at ${at(flow.site)}`,
    ...tellPlan(explained, flow),
  ];
}

const contextOf = ({ facts }: Explained, flow: FlowFact) =>
  facts.contexts.find((each) => each.key === flow.context);

/** Its steps, and what has become of them. */
export function tellPlan(explained: Explained, flow: FlowFact): Lines {
  const context = contextOf(explained, flow);
  const plan = explained.plans.find((each) => each.context === context?.name);
  return [
    `  steps: ${flow.steps.map((each) => each.op).join(", ")}`,
    ...(plan === undefined ? ["  not planned: the graph has errors"] : planned(plan, flow.name)),
  ];
}

function planned({ tasks, crossings }: WiringPlan, flow: string): Lines {
  return [
    ...tasks
      .filter((each) => each.flow === flow)
      .map((each) => `  segment ${each.index}: ${each.name} (${each.origin})`),
    ...crossings
      .filter((each) => each.flow === flow)
      .map((each) => {
        const sends = each.sends.map(({ name, type }) => `${name}: ${type}`).join(", ");
        return `  crossing at ${each.origin}: sends (${sends}) to segment ${each.task}, takes ${each.returns}`;
      }),
  ];
}
