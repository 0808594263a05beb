import type { ContextGraph } from "../model/graph.js";
import { asynchronousMembers, taskMembers } from "../model/lifetimes.js";
import { inSharedMemory } from "../model/provider-kinds.js";
import { slotsMembers } from "../model/runtime-contract.js";
import { Names } from "./names.js";
import { type Access, inCreationOrder } from "./scope.js";

/** Decides how each member is reached. */
export function accessesOf(graph: ContextGraph): ReadonlyMap<string, Access> {
  const accesses = new Map<string, Access>();
  const accessors = { slots: new Names(slotsMembers), scope: new Names(slotsMembers) };
  const brief = taskMembers(graph);
  const waited = asynchronousMembers(graph);
  const properties = new Names(["constructor"]);
  for (const binding of inCreationOrder(graph)) {
    const { name, kind } = binding.member;
    if (inSharedMemory(kind) || kind === "value") {
      accesses.set(name, { kind: "shared", property: properties.claim(name, "member") });
      continue;
    }
    const of = brief.has(name) ? "scope" : "slots";
    const accessor = accessors[of].claim(name, "member");
    const leases = kind === "pool" && { leases: properties.claim(`${name}Leases`, "leases") };
    accesses.set(name, {
      ...{ kind: "slot", of, accessor, asynchronous: waited.has(name) },
      ...leases,
    });
  }
  return accesses;
}
