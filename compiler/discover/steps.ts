import type ts from "typescript";
import type { OperatorFault, Repairable, StepFact } from "../model/facts.js";
import type { Site } from "../model/site.js";
import type { DeclarationKey } from "../model/types.js";
import { readFanOut } from "./fan-out.js";
import type { OperatorCall } from "./flow-chains.js";
import { readMapOptions } from "./map-options.js";
import { siteOf } from "./places.js";
import type { Reading } from "./reading.js";
import { readReduce } from "./reduce.js";
import { readTarget } from "./targets.js";

/** With the keys of all nodes, which tell a target from any other function. */
export interface StepReading extends Reading {
  readonly nodes: ReadonlySet<DeclarationKey>;
}

/** Why an operator cannot be read, as the end of a sentence. */
export interface Refusal extends Repairable {
  readonly cause: OperatorFault;
  readonly reason: string;
  readonly culprit?: string;
  readonly culpritSite?: Site;
}

type Reader = (reading: StepReading, call: ts.CallExpression) => StepFact | Refusal | string;

const operators: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["to", (reading, call) => readSingle(reading, call, "to")],
  ["fanOut", readFanOut],
  ["fanIn", (reading, call) => readSingle(reading, call, "fanIn")],
  ["map", readMap],
  ["reduce", readReduce],
]);

/** One operator of a flow. What cannot be read says why. */
export function readStep(reading: StepReading, { name, call }: OperatorCall): StepFact {
  const reader = operators.get(name.text);
  const isSpread = call.arguments.some((each) => reading.ts.isSpreadElement(each));
  const found = isSpread
    ? "takes its arguments from a spread"
    : (reader?.(reading, call) ?? "is not an operator of a flow");
  const refusal: StepFact | Refusal =
    typeof found === "string" ? { cause: "other", reason: found } : found;
  if ("op" in refusal) return refusal;
  return { op: "unknown", name: name.text, ...refusal, site: siteOf(reading, name) };
}

function readSingle(
  reading: StepReading,
  call: ts.CallExpression,
  op: "to" | "fanIn",
): StepFact | string {
  const [argument] = call.arguments;
  if (argument === undefined) return "has no target";
  return { op, target: readTarget(reading, argument), site: siteOf(reading, argument) };
}

function readMap(reading: StepReading, call: ts.CallExpression): StepFact | Refusal | string {
  const [argument, given] = call.arguments;
  if (argument === undefined) return "has no target";
  const options = readMapOptions(reading, given);
  if (typeof options === "string" || "cause" in options) return options;
  const target = readTarget(reading, argument);
  return { op: "map", target, options, site: siteOf(reading, argument) };
}
