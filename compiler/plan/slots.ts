import type { Binding } from "../model/graph.js";
import { neededAtOnce } from "../model/needed.js";
import type {
  ArgumentPlan,
  CreationPlan,
  ScopePlan,
  SlotHolder,
  SlotPlan,
  SlotsPlan,
} from "../model/plan.js";
import type { TypeId, TypeTable } from "../model/types.js";
import { partsOfArgument } from "./argument-parts.js";
import { creationOf } from "./creation.js";
import { inCreationOrder, labelOf, originOf, type Scope } from "./scope.js";

/** The slots of a context that each worker has. */
export function planSlots(scope: Scope): SlotsPlan {
  const slots = slotsOf("slots", scope);
  return {
    className: slots.length === 0 ? "af.Slots" : "Slots",
    usesShared: slots.some(({ creation, pool }) => pool !== undefined || takesShared(creation)),
    slots,
    ...compositionOf(slots, scope),
  };
}

/** The slots of a context that each task has. */
export function planScope(scope: Scope): ScopePlan {
  const slots = slotsOf("scope", scope);
  return {
    className: "Scope",
    usesShared: slots.some(({ creation }) => takes(creation, isShared)),
    usesSlots: slots.some(({ creation }) => takes(creation, isOf("slots"))),
    ...{ slots, needs: [], taken: [] },
  };
}

const slotsOf = (of: SlotHolder, scope: Scope): readonly SlotPlan[] =>
  inCreationOrder(scope.graph).flatMap((binding) => {
    const access = scope.accesses.get(binding.member.name);
    return access?.kind === "slot" && access.of === of ? [slotOf(binding, scope)] : [];
  });

export const takesShared = (call: Pick<CreationPlan, "arguments" | "prepare">): boolean =>
  takes(call, isShared);

const isShared = (argument: ArgumentPlan): boolean => argument.from === "shared";

const isOf =
  (holder: SlotHolder) =>
  (argument: ArgumentPlan): boolean =>
    argument.from === "slot" && argument.of === holder;

/** Whether a call takes such an argument, or has waited for such a slot. */
function takes(
  { arguments: given, prepare }: Pick<CreationPlan, "arguments" | "prepare">,
  such: (argument: ArgumentPlan) => boolean,
): boolean {
  const waited = (prepare?.slots ?? []).map((each): ArgumentPlan => {
    return { from: "slot", ...each, awaited: true };
  });
  return [...given, ...waited].flatMap(partsOfArgument).some(such);
}

export const takesOfSlots = (call: Pick<CreationPlan, "arguments" | "prepare">): boolean =>
  takes(call, isOf("slots"));

/** Which kept slots are made of which, and which of those tasks take as well. */
function compositionOf(
  slots: readonly SlotPlan[],
  { graph }: Scope,
): Pick<SlotsPlan, "needs" | "taken"> {
  const kept = new Set(slots.filter((each) => each.keeps).map((each) => each.member));
  const bindings = new Map(graph.bindings.map((each) => [each.member.name, each]));
  const needs = [...kept].flatMap((member) => {
    const of = keptNeeds(member, { kept, bindings });
    return of.length === 0 ? [] : [{ member, of }];
  });
  const parts = new Set(needs.flatMap((each) => each.of));
  const direct = graph.nodes
    .flatMap((each) => each.parameters)
    .flatMap((each) => neededAtOnce(each.resolution));
  return { needs, taken: [...parts].filter((each) => direct.includes(each)).sort() };
}

interface Composition {
  readonly kept: ReadonlySet<string>;
  readonly bindings: ReadonlyMap<string, Binding>;
}

/** Through factories, which keep nothing. */
function keptNeeds(member: string, { kept, bindings }: Composition): readonly string[] {
  const found = new Set<string>();
  const left = [member];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const parameters = bindings.get(at)?.parameters ?? [];
    for (const each of parameters.flatMap(({ resolution }) => neededAtOnce(resolution))) {
      if (kept.has(each)) found.add(each);
      else if (bindings.get(each)?.member.kind === "factory") left.push(each);
    }
  }
  return [...found];
}

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
    keeps: member.kind !== "factory",
    asynchronous: access.asynchronous,
    ...(access.leases !== undefined && {
      pool: { leases: access.leases, provider: creation.callee.replace(/\.open$/u, "") },
    }),
    boxed: mayBeNullish(member.type, scope.facts.types),
  };
}

/** For a value whose type has no text. */
export function typeOfCreated(
  creation: Pick<CreationPlan, "by" | "callee">,
  member: string,
): string {
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
