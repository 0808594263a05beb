import type { ContextGraph, WiredFlow, WiredStep, WiredTarget } from "../model/graph.js";

export type Thread = "worker" | "app";

/** Where a step's calls run. A flow that is not only a chain of calls is run by the thread that launched the app. */
export const threadOf = ({ targets }: WiredStep, graph: ContextGraph): Thread =>
  targets.length === 0 || targets.some((each) => isCall(each, graph)) ? "worker" : "app";

function isCall({ fact }: WiredTarget, graph: ContextGraph): boolean {
  if (fact.kind !== "flow") return true;
  const flow = graph.flows.find((each) => each.flow.key === fact.flow);
  return flow === undefined || isChain(flow, graph);
}

const isChain = ({ steps }: WiredFlow, graph: ContextGraph): boolean =>
  steps.every(
    ({ fact, targets }) => fact.op === "to" && targets.every((each) => isCall(each, graph)),
  );

/** Whether what passes from one step to the next leaves its thread; a missing step is the flow's beginning or end. */
export function crossesBetween(
  before: WiredStep | undefined,
  after: WiredStep | undefined,
  graph: ContextGraph,
): boolean {
  const threads = [before, after].map((each) => (each ? threadOf(each, graph) : "app"));
  if (threads.every((each) => each === "app")) return false;
  return threads.includes("app") || !isOneTask(before!, after!);
}

/** Consecutive calls are one task, and so are a map and what takes its items one by one. */
function isOneTask(before: WiredStep, after: WiredStep): boolean {
  if (isSingle(before) && isSingle(after)) return true;
  return before.fact.op === "map" && (after.fact.op === "map" || after.fact.op === "reduce");
}

const isSingle = ({ fact }: WiredStep): boolean => fact.op === "to" || fact.op === "fanIn";
