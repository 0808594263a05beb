import type {
  OperatorFault,
  ProgramFacts,
  StepFact,
  TargetFact,
  TargetFault,
} from "../model/facts.js";

type Facts = Pick<ProgramFacts, "flows">;
type UnknownTarget = Extract<TargetFact, { kind: "unknown" }>;
type UnknownOperator = Extract<StepFact, { op: "unknown" }>;

/** The targets of all flows that cannot be called, for one cause. */
export const targetFaults = (facts: Facts, cause: TargetFault): readonly UnknownTarget[] =>
  facts.flows
    .flatMap((each) => each.steps)
    .flatMap(targetsOf)
    .filter((each): each is UnknownTarget => each.kind === "unknown" && each.cause === cause);

/** The operators of all flows that cannot be read, for one cause. */
export const operatorFaults = (facts: Facts, cause: OperatorFault): readonly UnknownOperator[] =>
  facts.flows
    .flatMap((each) => each.steps)
    .filter((each): each is UnknownOperator => each.op === "unknown" && each.cause === cause);

function targetsOf(step: StepFact): readonly TargetFact[] {
  if (step.op === "fanOut") return step.targets.map((each) => each.target);
  if (step.op === "branchOn") {
    const { select, branches, otherwise } = step;
    return [select, ...branches.map((each) => each.target), ...(otherwise ? [otherwise] : [])];
  }
  return "target" in step ? [step.target] : [];
}
