import type ts from "typescript";
import type { OperatorFault, Repairable, StepFact } from "../model/facts.js";
import type { Site } from "../model/site.js";
import type { DeclarationKey } from "../model/types.js";
import { readBranchOn } from "./branch-on.js";
import { readCalled } from "./called.js";
import { readFanOut } from "./fan-out.js";
import type { OperatorCall } from "./flow-chains.js";
import { signatureOf } from "./functions.js";
import { readMapOptions } from "./map-options.js";
import { siteOf } from "./places.js";
import { readLimit, readPolicy } from "./policies.js";
import type { Reading } from "./reading.js";
import { readReduce } from "./reduce.js";
import { readRepeat, readRepeatWhile } from "./repeats.js";
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
  ["to", single("to")],
  ["fanOut", (reading, call) => readFanOut(reading, call)],
  ["fanOutSettled", (reading, call) => readFanOut(reading, call, true)],
  ["fanOutIn", (reading, call) => readFanOut(reading, call)],
  ["fanIn", single("fanIn")],
  ["branchOn", readBranchOn],
  ["repeat", readRepeat],
  ["repeatWhile", readRepeatWhile],
  ["tap", single("tap")],
  ["recover", single("recover")],
  ["retry", readRetry],
  ["timeout", readTimeout],
  ["map", mapping("map")],
  ["flatMap", mapping("flatMap")],
  ["filter", readFilter],
  ["reduce", readReduce],
]);

/** The steps that one operator makes: one, but for `.fanOutIn`. What cannot be read says why. */
export function readSteps(reading: StepReading, { name, call }: OperatorCall): readonly StepFact[] {
  const reader = operators.get(name.text);
  const isSpread = call.arguments.some((each) => reading.ts.isSpreadElement(each));
  const found = isSpread
    ? "takes its arguments from a spread"
    : (reader?.(reading, call) ?? "is not an operator of a flow");
  const refusal: StepFact | Refusal =
    typeof found === "string" ? { cause: "other", reason: found } : found;
  if (!("op" in refusal)) {
    return [{ op: "unknown", name: name.text, ...refusal, site: siteOf(reading, name) }];
  }
  return name.text === "fanOutIn" ? [refusal, aggregator(reading, { name, call })] : [refusal];
}

function aggregator(reading: StepReading, { name, call }: OperatorCall): StepFact {
  const [, target] = call.arguments;
  if (target !== undefined)
    return { op: "fanIn", target: readTarget(reading, target), site: siteOf(reading, target) };
  const site = siteOf(reading, name);
  return { op: "unknown", name: name.text, cause: "other", reason: "has no aggregator", site };
}

function single(op: "to" | "fanIn" | "tap" | "recover"): Reader {
  return (reading, call) => {
    const [argument] = call.arguments;
    if (argument === undefined) return "has no target";
    return { op, target: readTarget(reading, argument), site: siteOf(reading, argument) };
  };
}

function mapping(op: "map" | "flatMap"): Reader {
  return (reading, call) => {
    const [argument, given] = call.arguments;
    if (argument === undefined) return "has no target";
    const options = readMapOptions(reading, given);
    if (typeof options === "string" || "cause" in options) return options;
    const target = readTarget(reading, argument);
    return { op, target, options, site: siteOf(reading, argument) };
  };
}

function readRetry(reading: StepReading, call: ts.CallExpression): StepFact | Refusal | string {
  const [argument] = call.arguments;
  if (argument === undefined) return "has no policy";
  const policy = readPolicy(reading, argument);
  if (typeof policy === "string" || "cause" in policy) return policy;
  return { op: "retry", policy, site: siteOf(reading, argument) };
}

function readTimeout(reading: StepReading, call: ts.CallExpression): StepFact | string {
  const [argument] = call.arguments;
  const limit = argument && readLimit(reading, argument);
  if (argument === undefined) return "has no limit";
  if (limit === undefined) return "has a limit that is neither written out nor exported";
  return { op: "timeout", limit, site: siteOf(reading, argument) };
}

/** A type guard says what it lets through. */
function readFilter(reading: StepReading, call: ts.CallExpression): StepFact | Refusal | string {
  const [argument] = call.arguments;
  const target = readCalled(reading, argument, "predicate");
  if (typeof target === "string" || !("kind" in target) || argument === undefined)
    return target as Refusal | string;
  const signature = signatureOf(reading, argument);
  const narrowed = signature && reading.checker.getTypePredicateOfSignature(signature)?.type;
  return {
    ...{ op: "filter", target, options: { ordered: true } },
    ...(narrowed && { narrows: reading.types.read(narrowed) }),
    site: siteOf(reading, argument),
  };
}
