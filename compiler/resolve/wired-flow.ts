import type { FlowFact } from "../model/facts.js";
import { inputMismatch } from "../model/flow-inputs.js";
import type { FlowInput, WiredFlow, WiredStep } from "../model/graph.js";
import { isItemwise } from "../model/step-kinds.js";
import { arrayId } from "../model/type-ids.js";
import { wiredSteps } from "./wired-steps.js";
import type { Wiring } from "./wired-targets.js";

/** A flow with the types that flow through it. */
export function wiredFlow(flow: FlowFact, wiring: Wiring): WiredFlow {
  const steps = wiredSteps(flow.steps, wiring);
  return { flow, inputs: inputsOf(steps[0], wiring), steps, output: steps.at(-1)?.leaves };
}

function inputsOf(first: WiredStep | undefined, wiring: Wiring): readonly FlowInput[] {
  const takes = (first?.targets ?? []).map((each) => each.takes);
  const inputs = merged(takes, wiring);
  return first && isItemwise(first.fact) ? inputs.slice(0, 1).map(many) : inputs;
}

/** All targets of a fan-out get the same inputs; the first whose type fits all of them names one. */
function merged(takes: readonly (readonly FlowInput[])[], wiring: Wiring): readonly FlowInput[] {
  const width = takes.reduce((widest, each) => Math.max(widest, each.length), 0);
  return Array.from({ length: width }, (_, at) => {
    const same = takes.flatMap((each) => each[at] ?? []);
    const common = same.find((each) =>
      same.every((other) => inputMismatch(each, other, wiring) === undefined),
    );
    return { ...(common ?? same[0]!), optional: same.every((each) => each.optional) };
  });
}

/** Each item of what comes in; a target that takes an iterable itself gets an array. */
const many = (input: FlowInput): FlowInput => ({
  ...input,
  type: input.iterable ? arrayId(input.type) : input.type,
  iterable: true,
});
