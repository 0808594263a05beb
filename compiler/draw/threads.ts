import type { ContextGraph, WiredFlow, WiredStep, WiredTarget } from "../model/graph.js";
import { isModifier } from "../model/step-kinds.js";
import type { DeclarationKey } from "../model/types.js";

export type Thread = "worker" | "app";

/** Flows that are not only chains of calls: the thread that launched the app runs them. */
export type AppFlows = ReadonlySet<DeclarationKey>;

/** Callees come before callers, so that one pass is enough. */
export function appFlowsOf({ flows }: ContextGraph): AppFlows {
  const found = new Set(flows.map(({ flow }) => flow.key));
  for (const each of flows) if (isChain(each, found)) found.delete(each.flow.key);
  return found;
}

const isChain = ({ steps }: WiredFlow, appFlows: AppFlows): boolean =>
  steps.every((step) => isSingle(step) && step.targets.every((each) => isCall(each, appFlows)));

const isCall = ({ fact }: WiredTarget, appFlows: AppFlows): boolean =>
  fact.kind !== "flow" || !appFlows.has(fact.flow);

/** Where a step's calls run. */
export const threadOf = ({ targets }: WiredStep, appFlows: AppFlows): Thread =>
  targets.length === 0 || targets.some((each) => isCall(each, appFlows)) ? "worker" : "app";

/** Whether what passes from one step to the next leaves its thread; a missing step is the flow's beginning or end. */
export function crossesBetween(
  before: WiredStep | undefined,
  after: WiredStep | undefined,
  appFlows: AppFlows,
): boolean {
  const threads = [before, after].map((each) => (each ? threadOf(each, appFlows) : "app"));
  if (threads.every((each) => each === "app")) return false;
  return threads.includes("app") || !isOneTask(before!, after!);
}

/** Consecutive calls are one task, and so are a map and what takes its items one by one. */
function isOneTask(before: WiredStep, after: WiredStep): boolean {
  if (isOpen(before)) return isOpen(after) || after.fact.op === "reduce";
  return isSingle(before) && isSingle(after);
}

const isOpen = ({ stream }: WiredStep): boolean => stream === "opens" || stream === "within";

const isSingle = ({ fact }: WiredStep): boolean =>
  fact.op === "to" || fact.op === "fanIn" || fact.op === "branchOn" || isModifier(fact);
