import { branchKey, openBranches, uncoveredBranch } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { StepFact } from "../../model/facts.js";
import type { WiredStep } from "../../model/graph.js";
import { alternatives, typeFact, typeText } from "../../model/type-lookup.js";
import type { TypeId, TypeTable } from "../../model/types.js";
import type { Check } from "./check.js";

type Branching = Extract<StepFact, { op: "branchOn" }>;

/** Every key that a selector may give has a branch, and every branch a key that it may give. */
export const branchKeys: Check = ({ graph, facts: { types } }) =>
  graph.contexts.flatMap(({ flows }) =>
    flows.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.fact.op === "branchOn" ? judge(step.fact, step, types) : [])),
    ),
  );

function judge(fact: Branching, { targets }: WiredStep, types: TypeTable): readonly Diagnostic[] {
  const { select, branches, otherwise, site } = fact;
  const type = targets[0]?.output;
  if (type === undefined || branches.length === 0) return [];
  const parts = alternatives(types, type);
  const wrong = parts.find((each) => !isKey(types, each));
  if (wrong !== undefined) {
    const reason = `${typeText(types, wrong)} cannot be a branch key`;
    return [branchKey(select.site, { reason })];
  }
  const keys = keysOf(types, parts);
  const known = new Set(branches.map((each) => each.key));
  const dead = keys && branches.filter((each) => !keys.has(each.key));
  if (dead !== undefined && dead.length > 0) return dead.map((each) => neverGiven(each, keys!));
  if (otherwise !== undefined) return [];
  if (keys === undefined) return [openBranches(site, { type: typeText(types, type) })];
  const missing = [...keys].filter((each) => !known.has(each));
  return missing.length === 0 ? [] : [uncoveredBranch(site, { keys: missing })];
}

function neverGiven({ key, keySite }: Branching["branches"][number], keys: ReadonlySet<string>) {
  const help = `It gives ${[...keys].join(", ")}.`;
  return branchKey(keySite, { reason: `The selector never gives the key ${key}` }, { help });
}

function isKey(types: TypeTable, type: TypeId): boolean {
  const fact = typeFact(types, type);
  switch (fact?.kind) {
    case "primitive":
      return ["string", "number", "boolean", "null", "any", "never"].includes(fact.name);
    case "literal":
      return typeof fact.value !== "object";
    case "enum":
      return true;
    case "intersection":
      return fact.members.some((each) => isKey(types, each));
    default:
      return false;
  }
}

/** As text; undefined where not all are known. */
function keysOf(types: TypeTable, parts: readonly TypeId[]): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const each of parts) {
    const found = keysOfPart(types, each);
    if (found === undefined) return undefined;
    for (const key of found) keys.add(key);
  }
  return keys;
}

function keysOfPart(types: TypeTable, type: TypeId): readonly string[] | undefined {
  const fact = typeFact(types, type);
  if (fact?.kind === "literal") return [String(fact.value)];
  if (fact?.kind === "enum" && fact.values.length > 0) return fact.values.map(String);
  if (fact?.kind !== "primitive") return undefined;
  if (fact.name === "boolean") return ["true", "false"];
  return fact.name === "null" ? ["null"] : fact.name === "never" ? [] : undefined;
}
