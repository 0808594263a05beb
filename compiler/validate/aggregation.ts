import { typeFact } from "../model/type-lookup.js";
import type { TypeTable } from "../model/types.js";
import type { Edge } from "./edges.js";

/** The keys that a node after a fan-out takes and no target has. */
export function missingKeys({ step, before, target }: Edge, types: TypeTable): readonly string[] {
  const fanOut = before?.fact;
  if (step.fact.op !== "fanIn" || fanOut?.op !== "fanOut" || fanOut.shape !== "record") return [];
  const [input] = target.takes;
  const fact = input && typeFact(types, input.type);
  if (fact === undefined || !("properties" in fact)) return [];
  const given = fanOut.targets.map((each) => each.key);
  return fact.properties
    .filter(({ name, optional }) => !optional && !given.includes(name))
    .map((each) => each.name);
}
