import type { Binding, ContextGraph } from "../model/graph.js";
import { slotsMembers } from "../model/runtime-contract.js";
import { Names } from "./names.js";
import { type Access, inCreationOrder } from "./scope.js";

/** Decides how each member is reached; callees before callers, since a slot that awaits another one is asynchronous too. */
export function accessesOf(graph: ContextGraph): ReadonlyMap<string, Access> {
  const accesses = new Map<string, Access>();
  const accessors = new Names(slotsMembers);
  const properties = new Names(["constructor"]);
  for (const binding of inCreationOrder(graph)) {
    const { name, kind } = binding.member;
    accesses.set(
      name,
      kind === "shared"
        ? { kind: "shared", property: properties.claim(name, "member") }
        : {
            kind: "slot",
            accessor: accessors.claim(name, "member"),
            asynchronous: isAsynchronous(binding, accesses),
          },
    );
  }
  return accesses;
}

function isAsynchronous(
  { member, parameters }: Binding,
  accesses: ReadonlyMap<string, Access>,
): boolean {
  if (member.source.from === "factory" && member.source.async) return true;
  return parameters.some(({ resolution }) => {
    const access = resolution.kind === "member" ? accesses.get(resolution.member) : undefined;
    return access?.kind === "slot" && access.asynchronous;
  });
}
