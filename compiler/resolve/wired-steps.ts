import type { StepFact } from "../model/facts.js";
import type { WiredStep, WiredTarget } from "../model/graph.js";
import { itemOf } from "../model/items.js";
import { arrayId, recordId, tupleId } from "../model/type-ids.js";
import type { TypeId } from "../model/types.js";
import { targetsOf } from "./targets.js";
import { type Wiring, wiredTarget } from "./wired-targets.js";

/** A step and its neighbours: streams of items depend on them. */
interface Place {
  readonly fact: StepFact;
  readonly before: WiredStep | undefined;
  readonly after: StepFact | undefined;
}

/** The steps of a flow with the types that flow through them. */
export function wiredSteps(facts: readonly StepFact[], wiring: Wiring): readonly WiredStep[] {
  const steps: WiredStep[] = [];
  facts.forEach((fact, at) => {
    steps.push(wiredStep({ fact, before: steps.at(-1), after: facts[at + 1] }, wiring));
  });
  return steps;
}

function wiredStep(place: Place, wiring: Wiring): WiredStep {
  const { fact, before } = place;
  const arrives = before?.leaves;
  const inputs = before === undefined ? "its own" : inputsOf(place, wiring);
  const targets = targetsOf(fact).map((each) => wiredTarget(each, inputs, wiring));
  return { fact, targets, arrives, stream: streamOf(place), leaves: leavesOf(place, targets) };
}

const isOpen = (step: WiredStep | undefined): boolean =>
  step?.stream === "opens" || step?.stream === "within";

function streamOf({ fact, before }: Place): WiredStep["stream"] {
  if (fact.op === "map") return isOpen(before) ? "within" : "opens";
  return isOpen(before) ? "closes" : "none";
}

/** A map's target takes each item; within a stream the items arrive one by one already. */
function inputsOf({ fact, before }: Place, { types }: Wiring): readonly TypeId[] {
  const arrives = before?.leaves;
  if (arrives === undefined) return [];
  if (fact.op !== "map" || isOpen(before)) return [arrives];
  const item = itemOf(types, arrives);
  return item === undefined ? [] : [item];
}

function leavesOf({ fact, after }: Place, targets: readonly WiredTarget[]): TypeId | undefined {
  const output = targets[0]?.output;
  switch (fact.op) {
    case "to":
    case "fanIn":
      return output;
    case "fanOut":
      return together(fact.shape, targets);
    case "map":
      return output === undefined || takesItems(after) ? output : arrayId(output);
    case "reduce":
      return fact.type;
    case "unknown":
      return undefined;
  }
}

const takesItems = (step: StepFact | undefined): boolean =>
  step?.op === "map" || step?.op === "reduce";

function together(shape: "record" | "tuple", targets: readonly WiredTarget[]): TypeId | undefined {
  const parts = targets.flatMap(({ key, output }, at) =>
    output === undefined ? [] : [{ name: key ?? String(at), type: output }],
  );
  if (parts.length < targets.length) return undefined;
  return shape === "record" ? recordId(parts) : tupleId(parts.map((each) => each.type));
}
