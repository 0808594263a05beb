import type { StepFact, TargetFact } from "../model/facts.js";
import type { WiredFlow } from "../model/graph.js";
import type { FlowPlan, ParameterPlan } from "../model/plan.js";
import { namedParameters } from "./parameters.js";
import { type FlowScope, firstInputs } from "./piece-types.js";
import { type Piece, piecesOf } from "./pieces.js";
import type { Programs } from "./program.js";
import { originOf } from "./scope.js";

/** Compiles the flows of a context, callees before callers. */
export function planFlows(scope: FlowScope, programs: Programs): readonly FlowPlan[] {
  return scope.graph.flows.map((flow) => planFlow(flow, scope, programs));
}

function planFlow(wired: WiredFlow, scope: FlowScope, programs: Programs): FlowPlan {
  const { flow } = wired;
  const pieces = piecesOf(wired, scope);
  const names = scope.names.inner(["run", "branch"]);
  const wanted = flowInputs(wired, pieces, scope);
  const parameters = namedParameters(wanted, names);
  const { program, returns } = programs.compile({
    ...{ pieces, flow: flow.name, names },
    inputs: parameters.map((each) => each.name),
    arriving: parameters.length === 1 ? parameters[0]!.type : "any",
  });
  scope.signatures.set(flow.key, { parameters: wanted, returns });
  const label = labelOf(wired, scope);
  return { name: flow.name, label, origin: originOf(flow.site), parameters, returns, ...program };
}

/** The inputs of the first step, as the flow's own; names are the user's. */
function flowInputs(
  { inputs }: WiredFlow,
  pieces: readonly Piece[],
  scope: FlowScope,
): readonly ParameterPlan[] {
  return inputs.map(({ name: one, type, optional, iterable }, at) => {
    const name = iterable ? plural(one) : one;
    const text = scope.types.spelled(type);
    if (text !== undefined) return { name, type: iterable ? `af.Items<${text}>` : text, optional };
    return { name, type: firstInputs(pieces, scope)[at]?.type ?? "any", optional };
  });
}

/** `path` -> `paths`: a first map takes many of what its target takes one of. */
function plural(name: string): string {
  if (/s$/u.test(name)) return name;
  return /[^aeiou]y$/u.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** `flow(Corpus).map(countWords).reduce(…)`. */
function labelOf({ flow }: WiredFlow, { graph, nodes, flows }: FlowScope): string {
  const nameOf = (target: TargetFact): string => {
    if (target.kind === "node") return nodes.get(target.node)?.node.name ?? "…";
    return target.kind === "flow" ? (flows.get(target.flow)?.flow.name ?? "…") : "…";
  };
  const operatorOf = (step: StepFact): string => {
    if ("target" in step) return `.${step.op}(${nameOf(step.target)})`;
    if (step.op === "unknown") return step.name;
    if (step.op === "branchOn") {
      const keys = step.branches.map((each) => each.key).join(", ");
      return `.branchOn(${nameOf(step.select)}, { ${keys} })`;
    }
    if (step.op !== "fanOut") return `.${step.op}(…)`;
    const name = step.settled ? "fanOutSettled" : "fanOut";
    if (step.shape === "tuple") {
      return `.${name}([${step.targets.map(({ target }) => nameOf(target)).join(", ")}])`;
    }
    return `.${name}({ ${step.targets.map((each) => each.key).join(", ")} })`;
  };
  const operators = flow.steps.map(operatorOf);
  const shown = operators.length > 6 ? [...operators.slice(0, 5), ".…"] : operators;
  return `flow(${graph.context.name})${shown.join("")}`;
}
