import type { ParameterPlan } from "../model/plan.js";
import type { Names } from "./names.js";

/** Parameters that can be declared: with names that are free, and optional ones at the end only. */
export function namedParameters(
  wanted: readonly ParameterPlan[],
  names: Names,
): readonly ParameterPlan[] {
  const lastRequired = wanted.findLastIndex((each) => !each.optional);
  return wanted.map(({ name, type, optional }, at) => ({
    name: names.claim(name, "input"),
    type: optional && at < lastRequired ? `${type} | undefined` : type,
    optional: optional && at > lastRequired,
  }));
}
