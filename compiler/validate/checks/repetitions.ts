import { repetition } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { CountFact, StepFact } from "../../model/facts.js";
import { inputMismatch } from "../../model/flow-inputs.js";
import type { WiredStep } from "../../model/graph.js";
import { isModifier } from "../../model/step-kinds.js";
import { typeText } from "../../model/type-lookup.js";
import { sentence } from "../edges.js";
import type { Check, Program } from "./check.js";

type Repeat = Extract<StepFact, { op: "repeat" | "repeatWhile" }>;

/** What is repeated takes what it gives, a positive number of times. */
export const repetitions: Check = (program) => [
  ...program.facts.flows.flatMap(({ steps }) => steps.flatMap(counted)),
  ...program.graph.contexts.flatMap(({ flows }) =>
    flows.flatMap(({ steps }) =>
      steps.flatMap(({ fact }, at) =>
        fact.op === "repeat" || fact.op === "repeatWhile"
          ? judge(fact, steps.slice(0, at), program)
          : [],
      ),
    ),
  ),
];

function counted(step: StepFact): readonly Diagnostic[] {
  switch (step.op) {
    case "repeat":
      return countOf("The count", step.times);
    case "repeatWhile":
      return step.max ? countOf("max", step.max) : [];
    case "batch":
      return countOf("The size of a batch", step.size);
    default:
      return [];
  }
}

function countOf(what: string, { value, site }: CountFact): readonly Diagnostic[] {
  if (value === undefined || (Number.isInteger(value) && value >= 1)) return [];
  const help = "Write an integer from 1.";
  return [repetition(site, { reason: `${what} is ${value}, not a positive integer` }, { help })];
}

function judge(
  { op, site }: Repeat,
  before: readonly WiredStep[],
  program: Program,
): readonly Diagnostic[] {
  const step = before.findLast((each) => !isModifier(each.fact));
  const gives = before.at(-1)?.leaves;
  if (step === undefined || gives === undefined || step.targets.length === 0) return [];
  const { types } = program.facts;
  for (const { takes } of step.targets) {
    const [input, ...others] = takes;
    if (input === undefined || others.some((each) => !each.optional)) {
      const reason = `.${op} needs a step with one input, not ${takes.length}`;
      return [repetition(site, { reason })];
    }
    const arriving = { type: gives, iterable: false };
    const found = inputMismatch(arriving, input, { types, oracle: program.oracle });
    if (found === undefined) continue;
    const help = `The step gives ${typeText(types, gives)}, and takes ${typeText(types, input.type)}.`;
    const reason = `The step's output does not fit its input: ${sentence(found)}`;
    return [repetition(site, { reason }, { help })];
  }
  return [];
}
