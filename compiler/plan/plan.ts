import type { ClassFact, ImportFact } from "../model/facts.js";
import type { Binding, ContextGraph, Graph } from "../model/graph.js";
import { KeptResults } from "../model/kept-results.js";
import type { ScopePlan, TaskPlan, WiringPlan } from "../model/plan.js";
import { inSharedMemory } from "../model/provider-kinds.js";
import { accessesOf } from "./accesses.js";
import { planApp } from "./app.js";
import { Counts } from "./counts.js";
import { needsContext } from "./creation.js";
import { planFlows } from "./flows.js";
import { Functions } from "./functions.js";
import { hashOf } from "./hash.js";
import { Imports } from "./imports.js";
import { moduleNames } from "./names.js";
import { lookupsOf, notedFacts } from "./noted-facts.js";
import { callsIn } from "./passing.js";
import { wiringFile } from "./paths.js";
import { type FlowScope, learnTypes } from "./piece-types.js";
import { importsOfPolicy, Policies } from "./policies.js";
import { Programs } from "./program.js";
import { type PlannedFacts, plannedBindings, type Scope } from "./scope.js";
import { planShared } from "./shared.js";
import { planScope, planSlots, takesOfSlots, takesShared } from "./slots.js";
import { copiedTexts, importsOf, policyTexts } from "./step-texts.js";
import { Tasks } from "./tasks.js";
import { TypeTexts } from "./type-texts.js";
import { namesInTypes } from "./used-types.js";

export interface PlanRequest {
  readonly graph: Graph;
  readonly facts: PlannedFacts;
  readonly version: string;
  /** Plans of the program before. */
  readonly kept?: KeptResults<WiringPlan>;
}

/**
 * Decides everything about the wiring modules of contexts that have no errors: one plan a context, plain data. Plans are
 * kept as long as nothing of what they were made of changes.
 * @throws Error only for a graph that `validate` should have refused.
 */
export function plan(request: PlanRequest): readonly WiringPlan[] {
  const { graph, facts, version, kept = new KeptResults() } = request;
  const graphs = new Map(graph.contexts.map((each) => [each.context.key, each]));
  const lookups = { ...lookupsOf(facts), graph: (key: string) => graphs.get(key) };
  kept.begin();
  return [...graphs.keys()].map((key) =>
    kept.get(key, lookups, (noted) =>
      planContext(noted.table("graph", graphs).get(key)!, notedFacts(facts, noted), version),
    ),
  );
}

function planContext(graph: ContextGraph, facts: PlannedFacts, version: string): WiringPlan {
  const { context } = graph;
  const appName = `${context.name}App`;
  const output = wiringFile(context.file);
  const scope = scopeOf(graph, facts, appName);
  learnTypes(scope);
  const instanceOf = needsContext(scope) ? importedContext(scope) : undefined;
  const errors = facts.errorClasses.map((each) => scope.imports.value(each.import));
  const slots = planSlots(scope);
  const taskScope = planScope(scope);
  const shared = planShared(scope);
  const functions = new Functions(scope);
  const counts = new Counts(scope.imports);
  const kept = { signatures: new Map(), pieces: new Map() };
  const policies = new Policies(scope);
  const flowScope: FlowScope = { ...scope, functions, counts, policies, ...kept };
  const tasks = new Tasks(flowScope);
  const programs = new Programs(flowScope, tasks);
  const flows = planFlows(flowScope, programs);
  const app = planApp(flowScope, { shared, slots });
  const printed = {
    ...{ slots, scope: taskScope, shared },
    functions: functions.plans,
    flows,
    tasks: tasks.plans,
    app,
  };
  const { reducers, crossings } = programs;
  const wiring = {
    ...{ version, source: context.file, output, context: context.name, appName, errors },
    format: facts.moduleFormat(context.file),
    ...(instanceOf !== undefined && { instanceOf }),
    imports: scope.imports.plans(namesInTypes({ ...printed, reducers })),
    ...{ policies: policies.plans, limits: policies.limits },
    ...{ ...printed, reducers, crossings, tasksUse: usedBy(tasks.plans, taskScope) },
  };
  return { ...wiring, graph: hashOf(wiring) };
}

function scopeOf(graph: ContextGraph, facts: PlannedFacts, appName: string): Scope {
  const steps = graph.flows.flatMap(({ flow }) => flow.steps);
  const ofNodes = graph.nodes.flatMap(({ node }) => (node.retry ? policyTexts(node.retry) : []));
  const names = moduleNames(appName, [...copiedTexts(steps), ...ofNodes]);
  const imports = new Imports(wiringFile(graph.context.file), names);
  imports.numberModules(modulesOfFunctions(graph));
  for (const each of plannedBindings(graph)) {
    const made = madeClass(each);
    if (made?.import !== undefined) imports.value(made.import, made.name);
  }
  return {
    ...{ graph, facts, names, imports },
    types: new TypeTexts(facts, imports),
    accesses: accessesOf(graph),
    nodes: new Map(graph.nodes.map((each) => [each.node.key, each])),
    flows: new Map(graph.flows.map((each) => [each.flow.key, each])),
  };
}

function usedBy(tasks: readonly TaskPlan[], scope: ScopePlan): WiringPlan["tasksUse"] {
  const calls = tasks.flatMap((each) => callsIn(each.body));
  const scoped = tasks.some((each) => each.scoped);
  return {
    slots: calls.some(takesOfSlots) || (scoped && scope.usesSlots),
    shared: calls.some(takesShared) || (scoped && scope.usesShared),
  };
}

/** Whether the module needs the binding's class at run time. */
function madeClass({ member, class: of }: Binding): ClassFact | undefined {
  return inSharedMemory(member.kind) || member.source.from === "class" ? of : undefined;
}

function importedContext({ graph: { context }, imports }: Scope): string {
  if (context.import === undefined) throw new Error(`${context.name} is not exported`);
  return imports.value(context.import, context.name);
}

/** Where the nodes are, and what else flows name. */
function modulesOfFunctions({ nodes, flows }: ContextGraph): readonly ImportFact[] {
  const named = importsOf(flows.flatMap(({ flow }) => flow.steps));
  const ofNodes = nodes.flatMap(({ node: { import: from, retry, timeout } }) => [
    ...(from ? [from] : []),
    ...(retry ? importsOfPolicy(retry) : []),
    ...(timeout?.import ? [timeout.import] : []),
  ]);
  return [...ofNodes, ...named];
}
