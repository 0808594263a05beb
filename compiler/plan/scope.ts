import type { ProgramFacts } from "../model/facts.js";
import type { Binding, ContextGraph, WiredFlow, WiredNode } from "../model/graph.js";
import { taskMembers, usesTaskMembers } from "../model/lifetimes.js";
import type { Origin, SlotHolder } from "../model/plan.js";
import type { Site } from "../model/site.js";
import type { DeclarationKey } from "../model/types.js";
import type { Imports } from "./imports.js";
import type { Names } from "./names.js";
import type { TypeTexts } from "./type-texts.js";

/** How a member is reached: a method of the slots, or a property of the shared objects. */
export type Access =
  | {
      readonly kind: "slot";
      readonly of: SlotHolder;
      readonly accessor: string;
      readonly asynchronous: boolean;
      /** Of a pool, what all threads have in common of it: a property of the shared objects. */
      readonly leases?: string;
    }
  | { readonly kind: "shared"; readonly property: string };

/** Of the facts, what planning a context looks up. */
export type PlannedFacts = Pick<
  ProgramFacts,
  "types" | "classes" | "typeImports" | "errorClasses" | "hasJointCalls" | "moduleFormat"
>;

/** What the planning of one context's parts has in common. */
export interface Scope {
  readonly graph: ContextGraph;
  readonly facts: PlannedFacts;
  readonly names: Names;
  readonly imports: Imports;
  readonly types: TypeTexts;
  readonly accesses: ReadonlyMap<string, Access>;
  readonly nodes: ReadonlyMap<DeclarationKey, WiredNode>;
  readonly flows: ReadonlyMap<DeclarationKey, WiredFlow>;
}

export const originOf = ({ file, line }: Site): Origin => `${file}:${line}`;

/** The bindings that the module has. What each task has for itself is left out when no task asks for it. */
export function plannedBindings(graph: ContextGraph): readonly Binding[] {
  const brief = usesTaskMembers(graph) ? new Set() : taskMembers(graph);
  return graph.bindings.filter(({ member }) => !brief.has(member.name));
}

/** Same, in creation order. */
export function inCreationOrder(graph: ContextGraph): readonly Binding[] {
  const byName = new Map(plannedBindings(graph).map((each) => [each.member.name, each]));
  return graph.creationOrder.flatMap((name) => byName.get(name) ?? []);
}

/** The class that a binding's value is an instance of; shared members always have one. */
export function classOf({ class: of, member }: Binding) {
  if (of === undefined) throw new Error(`${member.name} is not of a class`);
  return of;
}

/** `local(Tokenizer)`, `shared(() => …)`. */
export function labelOf({ member, class: of }: Binding): string {
  const { from } = member.source;
  const made = from === "value" ? "…" : "() => …";
  return `${member.kind}(${from === "class" && of !== undefined ? of.name : made})`;
}
