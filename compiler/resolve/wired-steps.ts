import type { StepFact } from "../model/facts.js";
import type { WiredStep, WiredTarget } from "../model/graph.js";
import { itemOf } from "../model/items.js";
import { settledId } from "../model/settled.js";
import { isItemwise, isModifier } from "../model/step-kinds.js";
import { arrayId, recordId, tupleId, unionId } from "../model/type-ids.js";
import { alternatives } from "../model/type-lookup.js";
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
  return {
    fact,
    targets,
    arrives,
    stream: streamOf(place),
    leaves: leavesOf(place, targets, wiring),
  };
}

const isOpen = (step: WiredStep | undefined): boolean =>
  step?.stream === "opens" || step?.stream === "within";

/** What modifies the calls of a stream's items stays within it. */
function streamOf({ fact, before }: Place): WiredStep["stream"] {
  if (isItemwise(fact)) return isOpen(before) ? "within" : "opens";
  if (isModifier(fact)) return isOpen(before) ? "within" : "none";
  return isOpen(before) ? "closes" : "none";
}

/** What takes items takes each of them; within a stream they arrive one by one already. */
function inputsOf(place: Place, wiring: Wiring): readonly TypeId[] {
  if (place.fact.op === "recover") return ["any"];
  const arrives = arrivingOf(place, wiring);
  return arrives === undefined ? [] : [arrives];
}

function arrivingOf({ fact, before }: Place, { types }: Wiring): TypeId | undefined {
  const arrives = before?.leaves;
  if (arrives === undefined || !isItemwise(fact) || isOpen(before)) return arrives;
  return itemOf(types, arrives);
}

/** After the last step of a stream the items are an array. */
function leavesOf(place: Place, targets: readonly WiredTarget[], wiring: Wiring) {
  const given = givenBy(place, targets, wiring);
  const isItem = ["opens", "within"].includes(streamOf(place));
  return given === undefined || !isItem || takesItems(place.after) ? given : arrayId(given);
}

function givenBy(
  place: Place,
  targets: readonly WiredTarget[],
  wiring: Wiring,
): TypeId | undefined {
  const { fact, before } = place;
  const output = targets[0]?.output;
  switch (fact.op) {
    case "to":
    case "fanIn":
      return output;
    case "map":
      return output && fact.options.collect ? settledId(output) : output;
    case "flatMap":
      return output && itemOf(wiring.types, output);
    case "filter":
      return fact.narrows ?? arrivingOf(place, wiring) ?? targets[0]?.takes[0]?.type;
    case "batch": {
      const item = arrivingOf(place, wiring);
      return item && arrayId(item);
    }
    case "fanOut":
      return together(fact, targets);
    case "branchOn":
      return anyOf(
        targets.slice(1).map((each) => each.output),
        wiring,
      );
    case "repeat":
      return fact.keepLast ? anyOf([before?.leaves, before?.arrives], wiring) : before?.leaves;
    case "recover":
      return anyOf([before?.leaves, output], wiring);
    case "repeatWhile":
    case "retry":
    case "timeout":
    case "tap":
      return before?.leaves;
    case "reduce":
      return fact.type;
    case "unknown":
      return undefined;
  }
}

const takesItems = (step: StepFact | undefined): boolean =>
  step !== undefined && (step.op === "reduce" || isItemwise(step) || isModifier(step));

/** A union; unknown where one of its parts is. */
function anyOf(parts: readonly (TypeId | undefined)[], { types }: Wiring): TypeId | undefined {
  const known = parts.filter((each) => each !== undefined);
  if (known.length < parts.length || known.length === 0) return undefined;
  if (known.includes("any")) return "any";
  const members = new Set(known.flatMap((each) => alternatives(types, each)));
  if (members.size > 1) members.delete("never");
  return unionId([...members]);
}

function together(
  { shape, settled }: Extract<StepFact, { op: "fanOut" }>,
  targets: readonly WiredTarget[],
): TypeId | undefined {
  const parts = targets.flatMap(({ key, output }, at) =>
    output === undefined
      ? []
      : [{ name: key ?? String(at), type: settled ? settledId(output) : output }],
  );
  if (parts.length < targets.length) return undefined;
  return shape === "record" ? recordId(parts) : tupleId(parts.map((each) => each.type));
}
