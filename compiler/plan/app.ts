import type { WiredFlow } from "../model/graph.js";
import type {
  AppMemberPlan,
  SharedObjectPlan,
  SharedPlan,
  SlotPlan,
  SlotsPlan,
} from "../model/plan.js";
import { Names } from "./names.js";
import { namedParameters } from "./parameters.js";
import { type FlowScope, signatureOf } from "./piece-types.js";

interface Members {
  readonly shared: SharedPlan;
  readonly slots: SlotsPlan;
}

/** What `launch` gives: a method a flow, a property a shared object. */
export function planApp(scope: FlowScope, { shared, slots }: Members): readonly AppMemberPlan[] {
  return [
    ...scope.graph.flows.map((each) => flowMember(each, scope)),
    ...shared.objects.map(sharedMember),
    ...slots.slots.filter((each) => each.pool !== undefined).map(poolMember),
  ];
}

function flowMember({ flow }: WiredFlow, scope: FlowScope): AppMemberPlan {
  const { parameters, returns } = signatureOf(flow.key, scope);
  const outside = new Names();
  const inside = scope.names.inner(["engine", "shared", "slots", "run"]);
  const docs = flow.docs === "" ? [] : flow.docs.split("\n").map((line) => line.trimEnd());
  return {
    kind: "flow",
    name: flow.name,
    docs,
    parameters: namedParameters(parameters, outside),
    arguments: parameters.map((each) => inside.claim(each.name, "input")),
    options: outside.claim("options"),
    optionsArgument: inside.claim("options"),
    returns,
  };
}

function sharedMember(plan: SharedObjectPlan): AppMemberPlan {
  const { kind, member, property, type, label, origin } = plan;
  const docs = [`${label}, ${origin}`];
  if (kind === "sharded") docs.push("", "All copies merged, as they are when it is read.");
  return { kind, name: member, docs, type, property };
}

function poolMember({ member, accessor, type, label, origin }: SlotPlan): AppMemberPlan {
  return { kind: "pool", name: member, docs: [`${label}, ${origin}`], type, accessor };
}
