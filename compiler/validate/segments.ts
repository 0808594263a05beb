import type { ContextGraph, WiredFlow, WiredStep, WiredTarget } from "../model/graph.js";
import { memoised } from "../model/memoised.js";
import type { Site } from "../model/site.js";
import { isModifier } from "../model/step-kinds.js";
import { flowsByKey } from "./lookups.js";

/** A node or an inline function. */
interface Call {
  readonly target: WiredTarget;
  /** Of the flow's step that it is part of. */
  readonly step: Site;
}

/** Consecutive calls on one thread: what the first ones take and what the last ones give crosses. */
export interface Segment {
  /** What arrives at the first calls, which a first step of a flow says itself. */
  readonly arrives: WiredTarget["inputs"];
  /** Several where it begins with a table of branches. */
  readonly firsts: readonly Call[];
  readonly lasts: readonly Call[];
  /** The flow's inputs come in here. */
  readonly opens: boolean;
}

type Flows = ReadonlyMap<string, WiredFlow>;

/** Either calls, or something between the calls of two segments. Calls without last ones let pass what arrives. */
type Part = Segment | "break";

/** A step with those that modify it. */
type Group = readonly [WiredStep, ...WiredStep[]];

/**
 * The segments of a flow in order, as `plan` will cut them: an inner flow that stays on one thread is its calls,
 * consecutive steps of items pass them on where they are. Steps that cannot be read are left out.
 */
export function segmentsOf(flow: WiredFlow, context: ContextGraph): readonly Segment[] {
  const flows = flowsByKey(context);
  const segments: Segment[] = [];
  let isOpen = false;
  const groups = groupsOf(flow.steps);
  for (const part of groups.flatMap((group, at) => partsOfGroup(group, groups[at - 1], flows))) {
    if (part === "break") isOpen = false;
    else {
      const before = isOpen ? segments.pop() : undefined;
      segments.push(before === undefined ? part : joined(before, part));
      isOpen = true;
    }
  }
  return segments.filter(({ firsts, lasts }) => firsts.length + lasts.length > 0);
}

const joined = (before: Segment, { lasts }: Segment): Segment =>
  lasts.length === 0 ? before : { ...before, lasts };

function groupsOf(steps: readonly WiredStep[]): readonly Group[] {
  const groups: [WiredStep, ...WiredStep[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && isModifier(step.fact)) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function partsOfGroup(group: Group, before: Group | undefined, flows: Flows): readonly Part[] {
  const [step] = group;
  const local = localPart(group, flows);
  const parts = local === undefined ? group.flatMap((each) => partsOfStep(each, flows)) : [local];
  const cutsBefore = isStream(before?.[0]) !== isStream(step) || beginsStage(step, before?.[0]);
  return local === undefined || cutsBefore ? ["break", ...parts, ...after(local)] : parts;
}

const after = (local: Segment | undefined): readonly Part[] =>
  local === undefined ? ["break"] : [];

const isStream = (step: WiredStep | undefined): boolean =>
  step?.stream === "opens" || step?.stream === "within";

/** Items are gathered, or failures become results, on the thread that launched the app. */
function beginsStage({ fact }: WiredStep, before: WiredStep | undefined): boolean {
  const collects = (one: WiredStep["fact"] | undefined) =>
    one !== undefined && "options" in one && one.options.collect === true;
  return fact.op === "batch" || collects(fact) || collects(before?.fact);
}

/** The one part that a step and its modifiers are, if they stay on one thread. */
function localPart([step, ...modifiers]: Group, flows: Flows): Segment | undefined {
  const base = localStep(step, flows);
  let part = base;
  for (const each of modifiers) {
    const calls = each.targets.map((target) => callsOfTarget(target, each, flows));
    if (part === undefined || calls.includes(undefined)) return undefined;
    if (each.fact.op === "recover")
      part = { ...part, lasts: [...part.lasts, ...calls.flatMap((one) => one?.lasts ?? [])] };
  }
  return part;
}

function localStep(step: WiredStep, flows: Flows): Segment | undefined {
  const { fact, targets } = step;
  const calls = targets.map((each) => callsOfTarget(each, step, flows));
  if (calls.includes(undefined)) return undefined;
  const all = calls.flatMap((each) => each ?? []);
  const arrives = targets[0]?.inputs ?? [];
  const opens = step.arrives === undefined;
  const whole = { arrives, opens, firsts: all.flatMap((each) => each.firsts) };
  switch (fact.op) {
    case "to":
    case "fanIn":
    case "map":
    case "flatMap":
      return { ...whole, lasts: all.flatMap((each) => each.lasts) };
    case "branchOn":
      return { ...whole, lasts: all.slice(1).flatMap((each) => each.lasts) };
    case "filter":
      return { ...whole, lasts: [] };
    default:
      return undefined;
  }
}

/** The parts of a step that does not stay on one thread. */
function partsOfStep(step: WiredStep, flows: Flows): readonly Part[] {
  const { fact, targets } = step;
  return targets.flatMap((target, at): readonly Part[] => {
    const isAsked = (fact.op === "branchOn" && at === 0) || fact.op === "repeatWhile";
    if (isAsked && target.fact.kind !== "node") return [];
    const calls = callsOfTarget(target, step, flows);
    if (calls === undefined) return ["break"];
    return ["break", { ...calls, arrives: target.inputs, opens: step.arrives === undefined }];
  });
}

type Calls = Pick<Segment, "firsts" | "lasts">;

function callsOfTarget(
  target: WiredTarget,
  { fact: { site: step } }: WiredStep,
  flows: Flows,
): Calls | undefined {
  const { fact } = target;
  if (fact.kind === "unknown") return undefined;
  if (fact.kind !== "flow") return { firsts: [{ target, step }], lasts: [{ target, step }] };
  const calls = callsOfFlow(flows.get(fact.flow), flows);
  const here = (each: Call): Call => ({ ...each, step });
  return calls && { firsts: calls.firsts.map(here), lasts: calls.lasts.map(here) };
}

/** Of the flows that have been looked at. */
const callsIn: (flows: Flows) => Map<WiredFlow, Calls | undefined> = memoised(() => new Map());

/** The calls of a flow that stays on one thread. A half-written flow may contain itself. */
function callsOfFlow(flow: WiredFlow | undefined, flows: Flows): Calls | undefined {
  if (flow === undefined) return undefined;
  const found = callsIn(flows);
  if (!found.has(flow)) {
    found.set(flow, undefined);
    found.set(flow, linked(flow, flows));
  }
  return found.get(flow);
}

function linked({ steps }: WiredFlow, flows: Flows): Calls | undefined {
  if (steps.some(isStream)) return undefined;
  const parts = groupsOf(steps).map((group) => localPart(group, flows));
  const [first] = parts;
  if (first === undefined || parts.includes(undefined)) return undefined;
  const last = parts.findLast((each) => each !== undefined && each.lasts.length > 0);
  return { firsts: first.firsts, lasts: last?.lasts ?? [] };
}
