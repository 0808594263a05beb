import type ts from "typescript";
import type { CountFact, StepFact } from "../model/facts.js";
import { readCalled } from "./called.js";
import { readCount } from "./counts.js";
import {
  expressionOf,
  notLiteral,
  optionsOf,
  optionValue,
  unknownOption,
} from "./option-literals.js";
import { siteOf } from "./places.js";
import type { Refusal, StepReading } from "./steps.js";

/** `.repeat(n, { onError: "keepLast" })`. */
export function readRepeat(
  reading: StepReading,
  call: ts.CallExpression,
): StepFact | Refusal | string {
  const [given, options] = call.arguments;
  if (given === undefined) return "has no count";
  const times = readCount(reading, given);
  if (times === undefined) return "has a count that is neither a number nor an exported constant";
  const properties = optionsOf(reading, options);
  if (typeof properties === "string") return properties;
  let keepLast = false;
  for (const [name, property] of properties) {
    if (name !== "onError") return unknownOption(reading, name, property);
    const value = optionValue(reading, property);
    if (value !== "keepLast" && value !== "stop") return notLiteral(name);
    keepLast = value === "keepLast";
  }
  return { op: "repeat", times, keepLast, site: siteOf(reading, given) };
}

/** `.repeatWhile(predicate, { max })`. */
export function readRepeatWhile(
  reading: StepReading,
  call: ts.CallExpression,
): StepFact | Refusal | string {
  const [given, options] = call.arguments;
  const target = readCalled(reading, given, "predicate");
  if (typeof target === "string" || !("kind" in target)) return target;
  const properties = optionsOf(reading, options);
  if (typeof properties === "string") return properties;
  let max: CountFact | undefined;
  for (const [name, property] of properties) {
    if (name !== "max") return unknownOption(reading, name, property);
    const value = expressionOf(reading, property);
    max = value && readCount(reading, value);
    if (max === undefined) return notLiteral(name);
  }
  const site = siteOf(reading, given ?? call);
  return { op: "repeatWhile", target, ...(max && { max }), site };
}
