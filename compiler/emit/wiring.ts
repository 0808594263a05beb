import type { ReducerPlan, WiringPlan } from "../model/plan.js";
import { ownUrl } from "../model/runtime-contract.js";
import { printAppFactory } from "./app.js";
import { printTasks } from "./tasks.js";
import { indent, list, quote } from "./text.js";

/** The constant that the runtime gets: everything above, in one place. */
export function printWiring(plan: WiringPlan): readonly string[] {
  const { context, version, graph, format, errors, slots, shared } = plan;
  const sharedType = shared.className ?? "undefined";
  const types = [slots.className, sharedType, `Omit<${plan.appName}, keyof af.App>`];
  const body = [
    `context: ${quote(context)},`,
    `compiler: ${quote(version)},`,
    `graph: ${quote(graph)},`,
    `url: ${ownUrl[format]},`,
    ...list({ open: "errors: [", items: errors, close: "],", column: 2 }),
    shared.className === undefined
      ? "shared: () => undefined,"
      : `shared: (memory) => new ${shared.className}(memory),`,
    slots.usesShared
      ? `slots: (shared) => new ${slots.className}(shared),`
      : `slots: () => new ${slots.className}(),`,
    ...printTasks(plan),
    ...printReducers(plan.reducers),
    ...(plan.policies.length === 0
      ? []
      : [`policies: [${plan.policies.map((each) => each.name).join(", ")}],`]),
    ...(plan.limits.length === 0 ? [] : [`limits: [${plan.limits.join(", ")}],`]),
    ...printAppFactory(plan),
  ];
  return [`const wiring: af.Wiring<${types.join(", ")}> = {`, ...indent(body), "};"];
}

function printReducers(reducers: readonly ReducerPlan[]): readonly string[] {
  if (reducers.length === 0) return ["reducers: [],"];
  return ["reducers: [", ...indent(reducers.flatMap(printReducer)), "],"];
}

function printReducer({ index, flow, origin, type, initial, reduce }: ReducerPlan) {
  const value = initial.startsWith("{") ? `(${initial})` : initial;
  return [
    `// ${index}: ${flow}, ${origin}`,
    `{ initial: (): ${type} => ${value}, reduce: ${reduce} },`,
  ];
}
