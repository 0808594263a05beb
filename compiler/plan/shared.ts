import type { MemberFact } from "../model/facts.js";
import type { Binding } from "../model/graph.js";
import { access } from "../model/identifiers.js";
import type {
  SharedClassPlan,
  SharedLeasesPlan,
  SharedObjectPlan,
  SharedPlan,
  SharedValuePlan,
} from "../model/plan.js";
import { inSharedMemory } from "../model/provider-kinds.js";
import type { DeclarationKey, TypeId } from "../model/types.js";
import { creationOf } from "./creation.js";
import { classOf, inCreationOrder, labelOf, originOf, type Scope } from "./scope.js";
import { planSharedClass } from "./shared-class.js";
import { typeOfCreated } from "./slots.js";

/** The shared objects of a context, and their classes, each once; a generic one once for each of its types. */
export function planShared(scope: Scope): SharedPlan {
  const shared = inCreationOrder(scope.graph).filter(({ member }) => inSharedMemory(member.kind));
  const classes = new Map<string, SharedClassPlan>();
  const sharded = new Set(
    shared.filter(({ member }) => member.kind === "sharded").map((each) => instanceOf(each)),
  );
  for (const binding of shared) {
    const instance = instanceOf(binding);
    if (classes.has(instance)) continue;
    classes.set(instance, planSharedClass(binding, sharded.has(instance), scope));
  }
  const objects = shared.map((binding, index): SharedObjectPlan => {
    const of = classes.get(instanceOf(binding));
    if (of === undefined) throw new Error(`${binding.member.name} has no layout`);
    return { index, definition: of.names.definition, ...objectOf(binding, scope) };
  });
  const values = scope.graph.bindings
    .filter(({ member }) => member.kind === "value")
    .map((binding, index) => ({ index, ...planValue(binding, scope) }));
  const leases = scope.graph.bindings
    .filter(({ member }) => member.kind === "pool")
    .map((binding, at) => ({ index: objects.length + at, ...planLeases(binding, scope) }));
  const isEmpty = objects.length + values.length + leases.length === 0;
  const className = isEmpty ? {} : { className: "Shared" };
  return { ...className, classes: [...classes.values()], values, leases, objects };
}

function planLeases(binding: Binding, scope: Scope): Omit<SharedLeasesPlan, "index"> {
  const { member } = binding;
  const found = scope.accesses.get(member.name);
  if (found?.kind !== "slot" || found.leases === undefined) {
    throw new Error(`${member.name} is no pool`);
  }
  return {
    property: found.leases,
    name: `${scope.graph.context.name}.${member.name}`,
    label: labelOf(binding),
    origin: originOf(member.site),
    provider: `context${access(member.name)}`,
  };
}

function planValue(binding: Binding, scope: Scope): Omit<SharedValuePlan, "index"> {
  const { member } = binding;
  const callee = `context${access(member.name)}.create`;
  return {
    property: propertyOf(member, scope),
    name: `${scope.graph.context.name}.${member.name}`,
    type: scope.types.of(member.type, typeOfCreated({ by: "factory", callee }, member.name)),
    label: labelOf(binding),
    origin: originOf(member.site),
    callee,
  };
}

function propertyOf({ name }: MemberFact, { accesses }: Scope): string {
  const access = accesses.get(name);
  if (access?.kind !== "shared") throw new Error(`${name} is not shared`);
  return access.property;
}

function instanceOf(binding: Binding): DeclarationKey | TypeId {
  const of = classOf(binding);
  return of.typeParameters === 0 ? of.key : binding.member.type;
}

function objectOf(binding: Binding, scope: Scope): Omit<SharedObjectPlan, "index" | "definition"> {
  const { member } = binding;
  const creation = creationOf(binding, scope);
  return {
    kind: member.kind === "sharded" ? "sharded" : "shared",
    member: member.name,
    property: propertyOf(member, scope),
    name: `${scope.graph.context.name}.${member.name}`,
    type: scope.types.of(member.type, typeOfCreated(creation, member.name)),
    label: labelOf(binding),
    origin: originOf(member.site),
    creation,
  };
}
