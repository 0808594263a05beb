import type ts from "typescript";
import type { FanOutTargetFact, StepFact, TargetFact } from "../model/facts.js";
import { entriesOfLiteral } from "./literals.js";
import { siteOf } from "./places.js";
import type { Refusal, StepReading } from "./steps.js";
import { unwrap } from "./symbols.js";
import { readTarget } from "./targets.js";

/** `.fanOut({ a, b: c })` or `.fanOut([a, b])`; the same with `settled` for `.fanOutSettled`. */
export function readFanOut(
  reading: StepReading,
  call: ts.CallExpression,
  settled = false,
): StepFact | Refusal | string {
  const { ts } = reading;
  const [argument] = call.arguments;
  if (argument === undefined) return { cause: "empty", reason: "has no targets" };
  const literal = unwrap(ts, argument);
  const site = siteOf(reading, argument);
  if (ts.isArrayLiteralExpression(literal)) {
    const targets = readTuple(reading, literal);
    if (typeof targets === "string") return targets;
    return { op: "fanOut", settled, shape: "tuple", targets, site };
  }
  if (!ts.isObjectLiteralExpression(literal)) {
    return "has targets that are neither an object literal nor an array literal";
  }
  const targets = readRecord(reading, literal);
  if (typeof targets === "string") return targets;
  return { op: "fanOut", settled, shape: "record", targets, site };
}

type Targets = readonly FanOutTargetFact[] | string;

function readRecord(reading: StepReading, literal: ts.ObjectLiteralExpression): Targets {
  const { ts } = reading;
  const properties = entriesOfLiteral(reading, literal);
  if (properties === undefined) return "has targets under computed keys or in a spread";
  const targets: FanOutTargetFact[] = [];
  for (const [key, property] of properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      targets.push({ key, target: readTarget(reading, property) });
    } else if (ts.isPropertyAssignment(property)) {
      targets.push({ key, target: readTarget(reading, property.initializer) });
    } else return `has a method \`${key}\` in place of a target`;
  }
  return targets;
}

/** Targets of one name are told apart by their place among them: `name`, `name[1]`. */
function readTuple(reading: StepReading, literal: ts.ArrayLiteralExpression): Targets {
  const { ts } = reading;
  const targets: FanOutTargetFact[] = [];
  const counts = new Map<string, number>();
  for (const element of literal.elements) {
    if (ts.isSpreadElement(element) || ts.isOmittedExpression(element)) {
      return "has targets that are not written one by one";
    }
    const target = readTarget(reading, element);
    const name = nameOf(target);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    targets.push({ key: count === 0 ? name : `${name}[${count}]`, target });
  }
  return targets;
}

function nameOf(target: TargetFact): string {
  if (target.kind === "unknown") return target.text;
  if (target.kind === "inline") return "inline";
  if (target.kind === "function") return target.import.name;
  const key = target.kind === "node" ? target.node : target.flow;
  return key.slice(key.lastIndexOf("#") + 1);
}
