import type { FieldFact } from "../model/facts.js";
import type { Binding, ContextGraph, ResolvedParameter } from "../model/graph.js";
import { bindingsByName } from "./lookups.js";

/** Whether a field keeps a dependency about which something else is said already. */
export function keepsReported(field: FieldFact, binding: Binding, context: ContextGraph): boolean {
  const cycle = context.cycles.find((each) => each.includes(binding.member.name)) ?? [];
  const reported = binding.parameters.filter(
    (each) => isReported(each, context) || isWithin(each, cycle),
  );
  return binding.member.source.from === "class"
    ? reported.some(({ parameter }) => parameter.name === field.keeps)
    : reported.some(({ parameter }) => parameter.type === field.type);
}

function isReported({ parameter, resolution }: ResolvedParameter, context: ContextGraph): boolean {
  switch (resolution.kind) {
    case "member":
      return !isEverywhere(resolution.member, context);
    case "absent":
      return !parameter.optional && parameter.form !== "rest";
    default:
      return true;
  }
}

const isWithin = ({ resolution }: ResolvedParameter, cycle: readonly string[]): boolean =>
  resolution.kind === "member" && cycle.includes(resolution.member);

/** Whether a field keeps another shared object. */
export function keepsShared(
  { keeps }: FieldFact,
  { parameters }: Binding,
  context: ContextGraph,
): boolean {
  const kept = parameters.find(({ parameter }) => parameter.name === keeps)?.resolution;
  return kept?.kind === "member" && kindOf(kept.member, context) === "shared";
}

/** Whether a shared object may have it. */
const isEverywhere = (name: string, context: ContextGraph): boolean => {
  const kind = kindOf(name, context);
  return kind === "shared" || kind === "value";
};

const kindOf = (name: string, context: ContextGraph) =>
  bindingsByName(context).get(name)?.member.kind;
