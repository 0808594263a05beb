import type { CountFact, ImportFact, PolicyFact, StepFact, TargetFact } from "../model/facts.js";
import { importsOfPolicy } from "./policies.js";

/** Every text that is copied into the module: names in it must keep their meaning. */
export const copiedTexts = (steps: readonly StepFact[]): readonly string[] =>
  steps.flatMap((step) => [
    ...targetsOf(step).flatMap((each) => (each.kind === "inline" ? [each.text] : [])),
    ...(step.op === "reduce" ? reduceTexts(step) : []),
    ...(step.op === "retry" ? policyTexts(step.policy) : []),
  ]);

export const policyTexts = ({ entries }: PolicyFact): readonly string[] =>
  entries.flatMap(({ text, classes = [] }) => [
    ...(text === undefined ? [] : [text]),
    ...classes.filter((each) => typeof each === "string"),
  ]);

const reduceTexts = ({ initial, reducer }: Extract<StepFact, { op: "reduce" }>) => [
  initial,
  ...(reducer.form === "inline" ? [reducer.text] : []),
];

/** What steps call or name that is neither a node nor copied. */
export const importsOf = (steps: readonly StepFact[]): readonly ImportFact[] =>
  steps.flatMap((step) => [
    ...targetsOf(step).flatMap((each) => (each.kind === "function" ? [each.import] : [])),
    ...countsOf(step).flatMap((each) => each.import ?? []),
    ...(step.op === "retry" ? importsOfPolicy(step.policy) : []),
    ...(step.op === "reduce" && step.reducer.form === "exported" ? [step.reducer.import] : []),
  ]);

function targetsOf(step: StepFact): readonly TargetFact[] {
  if (step.op === "fanOut") return step.targets.map((each) => each.target);
  if (step.op === "branchOn") {
    const { select, branches, otherwise } = step;
    return [select, ...branches.map((each) => each.target), ...(otherwise ? [otherwise] : [])];
  }
  return "target" in step ? [step.target] : [];
}

function countsOf(step: StepFact): readonly Pick<CountFact, "import">[] {
  switch (step.op) {
    case "timeout":
      return [step.limit];
    case "repeat":
      return [step.times];
    case "repeatWhile":
      return step.max ? [step.max] : [];
    case "batch":
      return [step.size];
    default:
      return [];
  }
}
