import type { Binding } from "../model/graph.js";
import { access } from "../model/identifiers.js";
import type { CreationPlan } from "../model/plan.js";
import { callArguments } from "./call.js";
import { classOf, plannedBindings, type Scope } from "./scope.js";

/** How a provider's value is made: `new Tokenizer(…)`, `context.db.create(…)`. */
export function creationOf(binding: Binding, scope: Scope): CreationPlan {
  const { imports, names } = scope;
  const { member, parameters } = binding;
  const request = { parameters, inputs: [], scope, names: names.inner() };
  const { awaits: _, ...call } = callArguments(request);
  if (member.source.from === "factory") {
    const method = member.kind === "pool" ? "open" : "create";
    const callee = `context${access(member.name)}.${method}`;
    return { by: "factory", callee, ...call, awaited: member.source.async };
  }
  if (member.source.from === "value") throw new Error(`${member.name} is not made`);
  const of = classOf(binding);
  if (of.import === undefined) throw new Error(`${of.name} is not exported`);
  return { by: "class", callee: imports.value(of.import, of.name), ...call, awaited: false };
}

export const needsContext = ({ graph }: Scope): boolean =>
  plannedBindings(graph).some(({ member }) => member.source.from !== "class");
