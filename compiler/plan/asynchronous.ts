import type { BodyPlan, StepPlan } from "../model/plan.js";
import { partsAtOnce } from "./argument-parts.js";
import { bodiesOf } from "./passing.js";

/** Whether a function with these statements has to be `async`: a promise that it returns needs no `await`. */
export const isAsynchronous = (body: BodyPlan): boolean => body.some(awaits);

function awaits(step: StepPlan): boolean {
  if (step.op === "retry" || step.op === "timeLimit") {
    return step.ending.by !== "return" || step.ending.awaited;
  }
  if (step.op !== "call") return bodiesOf(step).some(isAsynchronous);
  const { prepare, awaited, ending } = step;
  const waitsForSlot = step.arguments
    .flatMap(partsAtOnce)
    .some((each) => each.from === "slot" && each.awaited);
  const isPassedOn = ending.by === "return" && !ending.awaited;
  return prepare !== undefined || waitsForSlot || (awaited && !isPassedOn);
}
