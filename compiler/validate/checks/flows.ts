import { duplicateFlow, inlineCaptures, unmarkedStep } from "../../diagnostics/declarations.js";
import {
  fanOutTargets,
  reservedFlowName,
  stepMismatch,
  strayFlow,
} from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { StepFact, TargetFact } from "../../model/facts.js";
import type { ContextGraph, WiredTarget } from "../../model/graph.js";
import type { Check, Program } from "./check.js";

export const strayFlows: Check = ({ facts }) =>
  facts.strayFlows.map(({ site, reason }) => strayFlow(site, { reason }));

export const flowNames: Check = ({ graph }) =>
  graph.contexts.flatMap((context) =>
    context.flows.flatMap(({ flow }) => [
      ...(reserved(context).includes(flow.name)
        ? [reservedFlowName(flow.site, { flow: flow.name })]
        : []),
      ...(isRepeated(flow.key, flow.name, context)
        ? [duplicateFlow(flow.site, { flow: flow.name, context: context.context.name })]
        : []),
    ]),
  );

const reserved = ({ bindings }: ContextGraph): readonly string[] => [
  ...["close", "destroy"],
  ...bindings.filter(({ member }) => member.kind === "shared").map(({ member }) => member.name),
];

const isRepeated = (key: string, name: string, { flows }: ContextGraph): boolean =>
  flows.some(({ flow }) => flow.name === name && flow.key < key);

export const steps: Check = ({ facts }) =>
  facts.flows.flatMap((each) => each.steps).flatMap(unreadable);

function unreadable(step: StepFact): readonly Diagnostic[] {
  if (step.op === "unknown") {
    return [strayFlow(step.site, { reason: `has .${step.name}, which ${step.reason}` })];
  }
  if (step.op === "reduce") return [];
  if (step.op !== "fanOut") return wrongTarget(step.target);
  const keys = step.targets.map((each) => each.key);
  const twice = keys.find((each, at) => keys.indexOf(each) !== at);
  const reason = keys.length === 0 ? "has no targets" : twice && `has the target ${twice} twice`;
  const wrong = step.targets.flatMap(({ target }) => wrongTarget(target));
  return reason === undefined ? wrong : [fanOutTargets(step.site, { reason }), ...wrong];
}

function wrongTarget(target: TargetFact): readonly Diagnostic[] {
  if (target.kind !== "unknown" || target.cause === "stray") return [];
  const { site, text, reason, cause } = target;
  if (cause === "captures") return [inlineCaptures(site, { reason })];
  const help = cause === "other" ? `It ${reason}.` : undefined;
  return [unmarkedStep(site, { text }, { ...(help !== undefined && { help }) })];
}

/** A first step takes what it likes; every later one exactly what arrives. */
export const stepTypes: Check = (program) =>
  program.graph.contexts.flatMap((context) =>
    context.flows
      .flatMap((each) => each.steps)
      .filter((each) => each.arrives !== undefined)
      .flatMap((step) => step.targets.flatMap((each) => mismatch(each, { context, program }))),
  );

interface Place {
  readonly context: ContextGraph;
  readonly program: Program;
}

function mismatch(target: WiredTarget, place: Place): readonly Diagnostic[] {
  const { fact, takes, inputs } = target;
  const [arriving] = inputs;
  if (arriving === undefined || isBroken(fact, place.context)) return [];
  const required = takes.filter((each) => !each.optional).length;
  const [first] = takes;
  const reason =
    first === undefined || required > 1
      ? `it takes ${required === 0 ? "no input" : `${required} inputs`}`
      : place.program.oracle.mismatch(arriving, first.type);
  if (reason === undefined) return [];
  return [stepMismatch(fact.site, { step: nameOf(fact), reason })];
}

const nameOf = (fact: TargetFact): string => {
  if (fact.kind === "node") return fact.node.slice(fact.node.indexOf("#") + 1);
  return fact.kind === "flow" ? fact.flow.slice(fact.flow.indexOf("#") + 1) : "this function";
};

function isBroken(fact: TargetFact, { nodes }: ContextGraph): boolean {
  if (fact.kind === "unknown") return true;
  if (fact.kind !== "node") return false;
  const node = nodes.find((each) => each.node.key === fact.node);
  const kinds = ["missing", "ambiguous", "mismatch"];
  return node?.parameters.some(({ resolution }) => kinds.includes(resolution.kind)) ?? true;
}
