import type { ParameterFact } from "../model/facts.js";
import type { ResolvedParameter } from "../model/graph.js";
import type { ArgumentPlan, AwaitedSlots, SlotHolder } from "../model/plan.js";
import type { Names } from "./names.js";
import type { Access } from "./scope.js";

export interface CallArguments {
  readonly prepare?: AwaitedSlots;
  readonly arguments: readonly ArgumentPlan[];
  /** An asynchronous slot is among them. */
  readonly awaits: boolean;
}

export interface CallRequest {
  readonly parameters: readonly ResolvedParameter[];
  /** Local names of the inputs, by their index. */
  readonly inputs: readonly string[];
  readonly accesses: ReadonlyMap<string, Access>;
  /** Where the names of awaited slots are claimed. */
  readonly names: Names;
}

/** The arguments of a call, in the order of its parameters. */
export function callArguments(request: CallRequest): CallArguments {
  const given = withoutTail(request.parameters.map((each) => argumentOf(each, request)));
  const awaited = given.filter((each) => each.from === "slot" && each.awaited);
  if (awaited.length < 2) return { arguments: given, awaits: awaited.length > 0 };
  return { ...prepared(given, request.names), awaits: true };
}

/** Absent arguments at the end are not written. */
export const withoutTail = (all: readonly ArgumentPlan[]): readonly ArgumentPlan[] =>
  all.slice(0, all.findLastIndex((each) => each.from !== "absent") + 1);

/** Two or more asynchronous slots are created side by side. */
function prepared(given: readonly ArgumentPlan[], names: Names) {
  const prepared = new Map<string, { of: SlotHolder; accessor: string; name: string }>();
  const plans = given.map((each): ArgumentPlan => {
    if (each.from !== "slot" || !each.awaited) return each;
    const { of, accessor } = each;
    const place = `${of}.${accessor}`;
    const known = prepared.get(place) ?? { of, accessor, name: names.claim(accessor) };
    prepared.set(place, known);
    return { from: "value", name: known.name };
  });
  const all = [...prepared.values()];
  const slots = all.map(({ of, accessor }) => ({ of, accessor }));
  return { arguments: plans, prepare: { names: all.map((each) => each.name), slots } };
}

function argumentOf(
  { parameter, resolution }: ResolvedParameter,
  request: CallRequest,
): ArgumentPlan {
  switch (resolution.kind) {
    case "input": {
      const name = request.inputs[resolution.index];
      if (name === undefined) return notGiven(parameter);
      return { from: parameter.form === "rest" ? "spread" : "value", name };
    }
    case "member":
      return memberArgument(resolution.member, request.accesses);
    case "absent":
      return { from: parameter.optional || parameter.form === "rest" ? "absent" : "undefined" };
    default:
      throw new Error(`${parameter.name} is ${resolution.kind}`);
  }
}

/** Only what may be left out is. */
export function notGiven({ name, optional }: ParameterFact): ArgumentPlan {
  if (!optional) throw new Error(`nothing arrives for ${name}`);
  return { from: "absent" };
}

function memberArgument(member: string, accesses: ReadonlyMap<string, Access>): ArgumentPlan {
  const access = accesses.get(member);
  if (access === undefined) throw new Error(`no member ${member}`);
  return access.kind === "slot"
    ? { from: "slot", of: access.of, accessor: access.accessor, awaited: access.asynchronous }
    : { from: "shared", property: access.property };
}
