import { key } from "../model/identifiers.js";
import type { ProgramPlan, StepPlan, TypeText, ValuePlan } from "../model/plan.js";
import type { Names } from "./names.js";

/** What leaves one step and arrives at the next. */
export interface Passing {
  readonly values: readonly ValuePlan[];
  readonly type: TypeText;
}

export interface Place {
  readonly flow: string;
  readonly names: Names;
  readonly isLast: boolean;
  /** The next step takes what leaves. */
  readonly isNeeded: boolean;
}

export interface CompiledUnit {
  readonly steps: readonly StepPlan[];
  readonly leaves: Passing;
}

export const named = (name: string): ValuePlan => ({ of: "name", name });

/** How a step ends whose result is one value. */
export type Ending = { readonly passedOn: boolean; readonly result?: string };

export function step(
  place: Place,
  type: TypeText,
  make: (ending: Ending) => StepPlan,
): CompiledUnit {
  if (place.isLast) return { steps: [make({ passedOn: true })], leaves: { values: [], type } };
  if (!place.isNeeded) return { steps: [make({ passedOn: false })], leaves: { values: [], type } };
  const result = place.names.number("v");
  const leaves = { values: [named(result)], type };
  return { steps: [make({ passedOn: false, result })], leaves };
}

export function programOf(steps: readonly StepPlan[], { values }: Passing): ProgramPlan {
  const [result] = steps.at(-1)?.passedOn === false ? values : [];
  const usesRun = steps.some(({ op }) => op !== "bind");
  return { steps, usesRun, ...(result !== undefined && { result }) };
}

/** A composed value that several targets take is made once. */
export function bind(arrives: Passing, origin: string, names: Names): CompiledUnit {
  const [value] = arrives.values;
  if (value === undefined || value.of === "name") return { steps: [], leaves: arrives };
  const result = names.number("v");
  return {
    steps: [{ op: "bind", origin, value, type: arrives.type, result, passedOn: false }],
    leaves: { values: [named(result)], type: arrives.type },
  };
}

/** The record or tuple that a fan-out makes of its targets' results. */
export function joined(
  shape: "record" | "tuple",
  keys: readonly string[],
  { results, types }: { results: readonly string[]; types: readonly TypeText[] },
): Passing {
  if (shape === "tuple") {
    const values: readonly ValuePlan[] =
      results.length === 0 ? [] : [{ of: "tuple", names: results }];
    return { values, type: `[${types.join(", ")}]` };
  }
  const entries = results.map((name, at) => ({ key: keys[at]!, name }));
  const members = keys.map((name, at) => `${key(name)}: ${types[at]}`);
  return {
    values: results.length === 0 ? [] : [{ of: "record", entries }],
    type: `{ ${members.join("; ")} }`,
  };
}
