import type { Binding, ContextGraph } from "../model/graph.js";
import { taskMembers } from "../model/lifetimes.js";
import { neededAtOnce } from "../model/needed.js";
import { slotsMembers } from "../model/runtime-contract.js";
import { Names } from "./names.js";
import { type Access, inCreationOrder } from "./scope.js";

/** Decides how each member is reached; callees before callers, since a slot that awaits another one is asynchronous too. */
export function accessesOf(graph: ContextGraph): ReadonlyMap<string, Access> {
  const accesses = new Map<string, Access>();
  const accessors = { slots: new Names(slotsMembers), scope: new Names(slotsMembers) };
  const brief = taskMembers(graph);
  const properties = new Names(["constructor"]);
  for (const binding of inCreationOrder(graph)) {
    const { name, kind } = binding.member;
    if (kind === "shared" || kind === "value") {
      accesses.set(name, { kind: "shared", property: properties.claim(name, "member") });
      continue;
    }
    const of = brief.has(name) ? "scope" : "slots";
    const accessor = accessors[of].claim(name, "member");
    const asynchronous = isAsynchronous(binding, accesses);
    accesses.set(name, { kind: "slot", of, accessor, asynchronous });
  }
  return accesses;
}

function isAsynchronous(
  { member, parameters }: Binding,
  accesses: ReadonlyMap<string, Access>,
): boolean {
  if (member.source.from === "factory" && member.source.async) return true;
  return parameters
    .flatMap(({ resolution }) => neededAtOnce(resolution))
    .some((each) => {
      const access = accesses.get(each);
      return access?.kind === "slot" && access.asynchronous;
    });
}
