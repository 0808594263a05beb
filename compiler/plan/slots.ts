import type { Binding } from "../model/graph.js";
import type { CreationPlan, SlotPlan, SlotsPlan } from "../model/plan.js";
import type { TypeId, TypeTable } from "../model/types.js";
import { creationOf } from "./creation.js";
import { inCreationOrder, labelOf, originOf, type Scope } from "./scope.js";

/** The worker-local slots of a context. */
export function planSlots(scope: Scope): SlotsPlan {
  const locals = inCreationOrder(scope.graph).filter(({ member }) => member.kind === "local");
  const slots = locals.map((each) => slotOf(each, scope));
  return {
    className: slots.length === 0 ? "af.Slots" : "Slots",
    usesShared: slots.some(({ creation }) => takesShared(creation)),
    slots,
  };
}

const takesShared = (creation: CreationPlan): boolean =>
  creation.arguments.some((each) => each.from === "shared");

function slotOf(binding: Binding, scope: Scope): SlotPlan {
  const { member } = binding;
  const access = scope.accesses.get(member.name);
  if (access?.kind !== "slot") throw new Error(`${member.name} has no slot`);
  const creation = creationOf(binding, scope);
  return {
    member: member.name,
    accessor: access.accessor,
    type: scope.types.of(member.type, typeOfCreated(creation, member.name)),
    label: labelOf(binding),
    origin: originOf(member.site),
    creation,
    asynchronous: access.asynchronous,
    boxed: mayBeNullish(member.type, scope.facts.types),
  };
}

/** For a value whose type has no text. */
export function typeOfCreated(creation: CreationPlan, member: string): string {
  return creation.by === "class"
    ? `InstanceType<typeof ${creation.callee}>`
    : `Awaited<ReturnType<(typeof context)${indexed(member)}["create"]>>`;
}

const indexed = (member: string): string => `[${JSON.stringify(member)}]`;

function mayBeNullish(id: TypeId, types: TypeTable): boolean {
  const fact = types.get(id)?.fact;
  if (fact?.kind === "union") return fact.members.some((each) => mayBeNullish(each, types));
  if (fact?.kind === "typeParameter") return true;
  return (
    fact?.kind === "primitive" &&
    ["null", "undefined", "void", "any", "unknown"].includes(fact.name)
  );
}
