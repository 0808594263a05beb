import type { WiredFlow, WiredStep } from "../model/graph.js";
import { typeText } from "../model/type-lookup.js";
import type { TypeId } from "../model/types.js";
import type { DrawnEdge } from "./drawing.js";
import { flowId, nodeId, resultId, stepId } from "./ids.js";
import { type DraftBox, oneLine, type Part, placeOf } from "./part.js";
import type { Scope } from "./scope.js";
import { stepLabel } from "./step-label.js";
import { crossesBetween, threadOf } from "./threads.js";

/** A flow as a chain: where a run enters, each step, and what comes out. */
export function drawFlow(flow: WiredFlow, scope: Scope): Part {
  const id = flowId(scope.graph, flow.flow.key);
  return {
    boxes: [
      entry(flow, id, scope),
      ...flow.steps.map((each, at) => stepBox(each, { flow: id, at }, scope)),
      result(flow, id, scope),
    ],
    edges: [
      ...passes(flow, id, scope),
      ...flow.steps.flatMap((each, at) => runs(each, stepId(id, at), scope)),
    ],
  };
}

function entry(wired: WiredFlow, id: string, scope: Scope): DraftBox {
  const { flow } = wired;
  return {
    node: {
      ...{ id, kind: "flow", flow: id, label: flow.name, detail: `(${inputsText(wired, scope)})` },
      place: placeOf(flow.site),
      health: "sound",
    },
    sites: [flow.site],
  };
}

const result = ({ flow, output }: WiredFlow, id: string, scope: Scope): DraftBox => ({
  node: {
    id: resultId(id),
    kind: "result",
    flow: id,
    label: "result",
    detail: textOf(output, scope),
    place: placeOf(flow.site),
    health: "sound",
  },
  sites: [],
});

function stepBox(
  step: WiredStep,
  { flow, at }: { readonly flow: string; readonly at: number },
  scope: Scope,
): DraftBox {
  const { fact, targets } = step;
  const targetSites = targets.map((each) => each.fact.site);
  const isBroken = fact.op === "unknown" || targets.some((each) => each.fact.kind === "unknown");
  return {
    node: {
      id: stepId(flow, at),
      kind: "step",
      flow,
      operator: fact.op === "unknown" ? "other" : fact.op,
      thread: threadOf(step, scope.appFlows),
      label: stepLabel(step, scope),
      detail: fact.op === "unknown" ? fact.reason : "",
      place: placeOf(fact.site),
      health: isBroken ? "broken" : "sound",
    },
    sites: [fact.site, ...targetSites],
  };
}

/** From the entry over the steps to the result. */
function passes(wired: WiredFlow, id: string, scope: Scope): readonly DrawnEdge[] {
  const { steps } = wired;
  const ids = [id, ...steps.map((_, at) => stepId(id, at)), resultId(id)];
  return ids.slice(1).map((to, at): DrawnEdge => {
    const [before, after] = [steps[at - 1], steps[at]];
    return {
      from: ids[at]!,
      to,
      kind: "passes",
      label: at === 0 ? inputsText(wired, scope) : textOf(before?.leaves, scope),
      crosses: crossesBetween(before, after, scope.appFlows),
      health: "sound",
    };
  });
}

function runs(
  { targets }: WiredStep,
  from: string,
  { graph, callees }: Scope,
): readonly DrawnEdge[] {
  return targets.flatMap(({ fact, key = "" }): readonly DrawnEdge[] => {
    if (fact.kind !== "node" && fact.kind !== "flow") return [];
    const to = fact.kind === "node" ? nodeId(graph, fact.node) : flowId(graph, fact.flow);
    if (!callees.has(to)) return [];
    return [{ from, to, kind: "runs", label: key, crosses: false, health: "sound" }];
  });
}

const inputsText = ({ inputs }: WiredFlow, scope: Scope): string =>
  inputs
    .map(({ name, type, optional, iterable }) => {
      const text = textOf(type, scope);
      return `${name}${optional ? "?" : ""}: ${iterable ? `Iterable<${text}>` : text}`;
    })
    .join(", ");

const textOf = (type: TypeId | undefined, { facts }: Scope): string =>
  type === undefined ? "unknown" : oneLine(typeText(facts.types, type));
