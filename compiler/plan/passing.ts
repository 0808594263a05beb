import { key } from "../model/identifiers.js";
import type {
  BodyPlan,
  EndingPlan,
  ProgramPlan,
  StepOf,
  StepPlan,
  TypeText,
  ValuePlan,
} from "../model/plan.js";
import type { Names } from "./names.js";
import { grouped } from "./type-parts.js";

/** What leaves one step and arrives at the next. */
export interface Passing {
  readonly values: readonly ValuePlan[];
  readonly type: TypeText;
}

/** What a step's value is for: the next step, nobody, or the end of the body that it is the last step of. */
export type Wanted = { readonly as: "value" } | { readonly as: "end"; readonly ending: EndingPlan };

export const value: Wanted = { as: "value" };
export const nothing: Wanted = { as: "end", ending: { by: "none" } };
export const returned: Wanted = { as: "end", ending: { by: "return", awaited: false } };

export interface Place {
  readonly flow: string;
  readonly names: Names;
  /** In a task that knows of its call: the expressions for its signal, and for the number of the attempt. */
  readonly call?: { readonly signal: string; readonly attempt: string };
  readonly wanted: Wanted;
}

export interface CompiledUnit {
  readonly steps: BodyPlan;
  readonly leaves: Passing;
}

export const named = (name: string): ValuePlan => ({ of: "name", name });

/** A statement whose result is one value. */
export function step(
  { wanted, names }: Place,
  type: TypeText,
  make: (ending: EndingPlan) => StepPlan,
): CompiledUnit {
  if (wanted.as === "end") return { steps: [make(wanted.ending)], leaves: { values: [], type } };
  const name = names.number("v");
  return { steps: [make({ by: "const", name })], leaves: { values: [named(name)], type } };
}

/** Lets a value that is there be what the place wants. */
export function finish(leaves: Passing, { wanted }: Place, origin: string): CompiledUnit {
  const [value] = leaves.values;
  if (wanted.as === "value" || value === undefined) return { steps: [], leaves };
  if (wanted.ending.by === "none") return { steps: [], leaves: { ...leaves, values: [] } };
  return { steps: [{ op: "value", origin, value, ending: wanted.ending }], leaves };
}

/** A variable for what one of several bodies gives, if the place wants a value; else they end as the place does. */
export function outcome({ wanted, names }: Place, origin: string) {
  if (wanted.as === "end") {
    const leaves = (type: TypeText): Passing => ({ values: [], type });
    return { wanted, declared: (_: TypeText): BodyPlan => [], leaves };
  }
  const name = names.number("v");
  const inner: Wanted = { as: "end", ending: { by: "assign", name } };
  return {
    wanted: inner,
    declared: (type: TypeText): BodyPlan => [{ op: "declare", origin, name, type }],
    leaves: (type: TypeText): Passing => ({ values: [named(name)], type }),
  };
}

/** Within a `try`, a promise that is returned has to be awaited there. */
export const caught = (wanted: Wanted): Wanted =>
  wanted.as === "end" && wanted.ending.by === "return"
    ? { as: "end", ending: { by: "return", awaited: true } }
    : wanted;

export const programOf = (steps: BodyPlan): ProgramPlan => ({
  steps,
  usesRun: steps.some(mentionsRun),
});

function mentionsRun(step: StepPlan): boolean {
  return (
    ["task", "flow", "fanOut", "map", "mapReduce", "retry", "timeLimit"].includes(step.op) ||
    bodiesOf(step).some((body) => body.some(mentionsRun))
  );
}

/** The bodies within a statement. */
export function bodiesOf(step: StepPlan): readonly BodyPlan[] {
  switch (step.op) {
    case "branch":
      return [...step.cases.map((each) => each.body), step.otherwise ?? []];
    case "repeatWhile":
      return [step.body, step.test];
    case "recover":
      return [step.body, step.handler];
    case "repeat":
    case "retry":
    case "timeLimit":
    case "if":
    case "each":
      return [step.body];
    default:
      return [];
  }
}

export const callsIn = (body: BodyPlan): readonly StepOf<"call">[] =>
  body.flatMap((step) => (step.op === "call" ? [step] : bodiesOf(step).flatMap(callsIn)));

/** A composed value that several targets take is made once. */
export function bind(arrives: Passing, origin: string, names: Names): CompiledUnit {
  const [value] = arrives.values;
  if (value === undefined || value.of === "name") return { steps: [], leaves: arrives };
  const name = names.number("v");
  return {
    steps: [{ op: "value", origin, value, type: arrives.type, ending: { by: "const", name } }],
    leaves: { values: [named(name)], type: arrives.type },
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

/** `A | B`, each once. */
export function eitherOf(types: readonly TypeText[]): TypeText {
  const distinct = [...new Set(types)].filter(
    (each, _, all) => each !== "never" || all.length === 1,
  );
  return distinct.length === 1 ? distinct[0]! : distinct.map(grouped).join(" | ");
}
