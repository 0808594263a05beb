import type { ParameterFact } from "../model/facts.js";
import type { Resolution, ResolvedParameter } from "../model/graph.js";
import type { ArgumentPlan, AwaitedSlots, SlotHolder } from "../model/plan.js";
import { partsAtOnce, replaced } from "./argument-parts.js";
import type { Names } from "./names.js";
import type { Scope } from "./scope.js";

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
  readonly scope: Pick<Scope, "accesses" | "imports" | "types" | "facts">;
  /** Of a node, in a task that knows of its call. */
  readonly call?: { readonly signal: string; readonly attempt: string; readonly node: string };
  /** Where the names of awaited slots are claimed. */
  readonly names: Names;
}

type AwaitedSlot = Extract<ArgumentPlan, { from: "slot" }>;

/** The arguments of a call, in the order of its parameters. */
export function callArguments(request: CallRequest): CallArguments {
  const given = withoutTail(request.parameters.map((each) => argumentOf(each, request)));
  const awaited = given.flatMap(partsAtOnce).filter(isAwaited);
  if (awaited.length < 2) return { arguments: given, awaits: awaited.length > 0 };
  return { ...prepared(given, request.names), awaits: true };
}

const isAwaited = (argument: ArgumentPlan): argument is AwaitedSlot =>
  argument.from === "slot" && argument.awaited;

/** Absent arguments at the end are not written. */
export const withoutTail = (all: readonly ArgumentPlan[]): readonly ArgumentPlan[] =>
  all.slice(0, all.findLastIndex((each) => each.from !== "absent") + 1);

/** Two or more asynchronous slots are created side by side. */
function prepared(given: readonly ArgumentPlan[], names: Names) {
  const known = new Map<string, { of: SlotHolder; accessor: string; name: string }>();
  const named = (each: ArgumentPlan): ArgumentPlan => {
    if (!isAwaited(each)) return each;
    const { of, accessor } = each;
    const place = `${of}.${accessor}`;
    const found = known.get(place) ?? { of, accessor, name: names.claim(accessor) };
    known.set(place, found);
    return { from: "value", name: found.name };
  };
  const plans = given.map((each) => replaced(each, named));
  const all = [...known.values()];
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
      return memberArgument(resolution.member, request);
    case "all": {
      const items = resolution.members.map((key) => {
        return { key, argument: memberArgument(key, request) };
      });
      return { from: "all", container: resolution.container, items };
    }
    case "lazy": {
      const { member, promises } = resolution;
      return { from: "lazy", promises, argument: memberArgument(member, request) };
    }
    case "maker":
      return makerArgument(resolution, request);
    case "call":
      return ofCall(resolution.of, request);
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

function memberArgument(member: string, { scope }: CallRequest): ArgumentPlan {
  const access = scope.accesses.get(member);
  if (access === undefined) throw new Error(`no member ${member}`);
  return access.kind === "slot"
    ? { from: "slot", of: access.of, accessor: access.accessor, awaited: access.asynchronous }
    : { from: "shared", property: access.property };
}

/** `(id: string) => new Report(id, slots.db())`. */
function makerArgument(
  { class: key, parameters, takes, promises }: Extract<Resolution, { kind: "maker" }>,
  request: CallRequest,
): ArgumentPlan {
  const { facts, imports, types } = request.scope;
  const of = facts.classes.get(key);
  if (of?.import === undefined) throw new Error(`${key} is not exported`);
  const names = request.names.inner();
  const inputs = parameters.flatMap(({ parameter, resolution }) =>
    resolution.kind === "input" ? [names.claim(parameter.name, "input")] : [],
  );
  const given = parameters.map((each) => argumentOf(each, { ...request, inputs, names }));
  return {
    ...{ from: "maker", promises, callee: imports.value(of.import, of.name) },
    parameters: inputs.map((name, at) => {
      return { name, type: types.spelled(takes[at]!) ?? "any", optional: false };
    }),
    arguments: withoutTail(given),
  };
}

function ofCall(of: "signal" | "info", { call }: CallRequest): ArgumentPlan {
  if (call === undefined) throw new Error("nothing is known of the call");
  const info = `call.info(${JSON.stringify(call.node)}, ${call.attempt})`;
  return { from: "call", text: of === "signal" ? call.signal : info };
}
