import type ts from "typescript";
import type { BranchFact, StepFact } from "../model/facts.js";
import { readCalled } from "./called.js";
import { entriesOfLiteral } from "./literals.js";
import { optionsOf, unknownOption } from "./option-literals.js";
import { siteOf } from "./places.js";
import type { Refusal, StepReading } from "./steps.js";
import { unwrap } from "./symbols.js";
import { readTarget } from "./targets.js";

/** `.branchOn(select, { key: node }, { otherwise: node })`. */
export function readBranchOn(
  reading: StepReading,
  call: ts.CallExpression,
): StepFact | Refusal | string {
  const [given, table, options] = call.arguments;
  const select = readCalled(reading, given, "selector");
  if (typeof select === "string" || !("kind" in select)) return select;
  if (table === undefined) return "has no branches";
  const branches = readTable(reading, table);
  if (typeof branches === "string") return branches;
  const rest = readOtherwise(reading, options);
  if (typeof rest === "string" || "cause" in rest) return rest;
  return { op: "branchOn", select, branches, ...rest, site: siteOf(reading, table) };
}

function readTable(reading: StepReading, table: ts.Expression): readonly BranchFact[] | string {
  const { ts } = reading;
  const literal = unwrap(ts, table);
  const entries = ts.isObjectLiteralExpression(literal)
    ? entriesOfLiteral(reading, literal)
    : undefined;
  if (entries === undefined) return "has branches that are not written one by one";
  const branches: BranchFact[] = [];
  for (const [key, property] of entries) {
    const keySite = siteOf(reading, property.name ?? property);
    if (ts.isShorthandPropertyAssignment(property)) {
      branches.push({ key, keySite, target: readTarget(reading, property) });
    } else if (ts.isPropertyAssignment(property)) {
      branches.push({ key, keySite, target: readTarget(reading, property.initializer) });
    } else return `has a method \`${key}\` in place of a branch`;
  }
  return branches;
}

type Otherwise = Pick<Extract<StepFact, { op: "branchOn" }>, "otherwise">;

function readOtherwise(
  reading: StepReading,
  given: ts.Expression | undefined,
): Otherwise | Refusal | string {
  const { ts } = reading;
  const options = optionsOf(reading, given);
  if (typeof options === "string") return options;
  let found: Otherwise = {};
  for (const [name, property] of options) {
    if (name !== "otherwise") return unknownOption(reading, name, property);
    if (ts.isShorthandPropertyAssignment(property)) {
      found = { otherwise: readTarget(reading, property) };
    } else if (ts.isPropertyAssignment(property)) {
      found = { otherwise: readTarget(reading, property.initializer) };
    } else return "has a method `otherwise` in place of a target";
  }
  return found;
}
