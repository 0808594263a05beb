import type {
  ContextFact,
  FlowFact,
  MemberFact,
  ParameterFact,
  ProgramFacts,
  StepFact,
  TargetFact,
} from "../../../compiler/model/facts.js";
import type {
  ContextGraph,
  FlowInput,
  Graph,
  Resolution,
  ResolvedParameter,
  WiredFlow,
  WiredNode,
  WiredStep,
} from "../../../compiler/model/graph.js";

/**
 * A graph by the simplest rules that are right for correct programs: a parameter is a member of its name or of
 * its exact type, else an input. It lets the tests of plan and emit stand without `resolve`.
 */
export function wire(facts: ProgramFacts): Graph {
  const used = facts.contexts.filter((each) =>
    facts.flows.some((flow) => flow.context === each.key),
  );
  return {
    contexts: used.filter((each) => !each.abstract).map((each) => wireContext(each, facts)),
  };
}

function wireContext(context: ContextFact, facts: ProgramFacts): ContextGraph {
  const members = membersOf(context, facts);
  const bindings = members.map((member) => {
    const { source } = member;
    const of = facts.classes.get(source.from === "class" ? source.class : member.type);
    const parameters =
      source.from === "class" ? (of?.constructorParameters ?? []) : source.parameters;
    return { member, ...(of && { class: of }), parameters: resolved(parameters, members) };
  });
  const nodes = new Map(
    facts.nodes.map((node): [string, WiredNode] => {
      const parameters = resolved(node.parameters, members);
      const inputs = parameters.filter(isInput).map((each) => each.parameter);
      return [node.key, { node, parameters, inputs }];
    }),
  );
  const flows = new Map<string, WiredFlow>();
  const own = facts.flows.filter((flow) => flow.context === context.key);
  for (const flow of own) wireFlow(flow, { facts, nodes, flows });
  const order = new Set<string>();
  for (const each of bindings) creationOrder(each.member.name, bindings, order);
  const reached = new Set([...flows.values()].flatMap((each) => each.flow.steps.flatMap(nodesOf)));
  return {
    ...{ context, bindings, broken: [], creationOrder: [...order], cycles: [] },
    nodes: [...nodes.values()].filter((each) => reached.has(each.node.key)),
    flows: [...flows.values()],
  };
}

function membersOf(context: ContextFact, { contexts }: ProgramFacts): readonly MemberFact[] {
  const base = contexts.find((each) => each.key === context.base);
  const inherited = base === undefined ? [] : membersOf(base, { contexts } as ProgramFacts);
  const byName = new Map([...inherited, ...context.members].map((each) => [each.name, each]));
  return [...byName.values()];
}

const isInput = (each: ResolvedParameter) => each.resolution.kind === "input";

function resolved(
  parameters: readonly ParameterFact[],
  members: readonly MemberFact[],
): readonly ResolvedParameter[] {
  let index = 0;
  return parameters.map((parameter) => {
    const member =
      members.find((each) => each.name === parameter.name) ??
      members.find((each) => each.type === parameter.type && /^src\/.*#/u.test(each.type));
    const resolution: Resolution =
      member !== undefined
        ? { kind: "member", member: member.name }
        : { kind: "input", index: index++ };
    return { parameter, resolution };
  });
}

function creationOrder(name: string, bindings: ContextGraph["bindings"], order: Set<string>): void {
  if (order.has(name)) return;
  const binding = bindings.find((each) => each.member.name === name);
  for (const { resolution } of binding?.parameters ?? []) {
    if (resolution.kind === "member") creationOrder(resolution.member, bindings, order);
  }
  order.add(name);
}

const targetsOf = (step: StepFact): readonly TargetFact[] => {
  if (step.op === "fanOut") return step.targets.map((each) => each.target);
  return step.op === "to" || step.op === "map" || step.op === "fanIn" ? [step.target] : [];
};

const nodesOf = (step: StepFact): readonly string[] =>
  targetsOf(step).flatMap((each) => (each.kind === "node" ? [each.node] : []));

interface Wiring {
  readonly facts: ProgramFacts;
  readonly nodes: ReadonlyMap<string, WiredNode>;
  /** Grows, callees first. */
  readonly flows: Map<string, WiredFlow>;
}

function wireFlow(flow: FlowFact, wiring: Wiring): WiredFlow {
  const known = wiring.flows.get(flow.key);
  if (known !== undefined) return known;
  for (const target of flow.steps.flatMap(targetsOf)) {
    const inner =
      target.kind === "flow" && wiring.facts.flows.find((each) => each.key === target.flow);
    if (inner) wireFlow(inner, wiring);
  }
  const steps = flow.steps.map((fact, index): WiredStep => {
    const targets = targetsOf(fact).map((target, at) => {
      const key = fact.op === "fanOut" ? { key: fact.targets[at]!.key } : {};
      return { ...key, fact: target, inputs: [], takes: [], output: undefined };
    });
    return {
      fact,
      targets,
      arrives: index === 0 ? undefined : "unknown",
      stream: "none",
      leaves: undefined,
    };
  });
  const wired = { flow, inputs: inputsOf(flow, wiring), steps, output: undefined };
  wiring.flows.set(flow.key, wired);
  return wired;
}

function inputsOf({ steps: [first] }: FlowFact, wiring: Wiring): readonly FlowInput[] {
  const [target] = first === undefined ? [] : targetsOf(first);
  const iterable = first?.op === "map";
  if (target?.kind === "flow") {
    const inner = wiring.flows.get(target.flow)?.inputs ?? [];
    return inner.map((each) => ({ ...each, iterable: iterable || each.iterable }));
  }
  const parameters =
    target?.kind === "inline"
      ? target.parameters
      : target?.kind === "node"
        ? (wiring.nodes.get(target.node)?.inputs ?? [])
        : [];
  return parameters.map(({ name, site, type, optional }) => ({
    ...{ name, site, type, optional, iterable },
  }));
}
