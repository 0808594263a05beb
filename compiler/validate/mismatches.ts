import type { MemberFact } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import { unionId } from "../model/type-ids.js";
import { alternatives, definiteAlternatives } from "../model/type-lookup.js";
import type { Program } from "./checks/check.js";
import { faultyMembers } from "./faulty-members.js";
import { grouped } from "./grouped.js";
import { bindingsByName } from "./lookups.js";
import { type Needs, needsOf } from "./needs.js";

export interface Mismatch {
  readonly needs: Needs;
  readonly member: MemberFact;
  readonly reason: string;
  /** Whether the value would fit if it were there: AF1015. */
  readonly onlyAbsence: boolean;
}

/** Parameters that mean a member whose value they do not accept, one entry a member and type. */
export function mismatchesOf(context: ContextGraph, program: Program): readonly Mismatch[] {
  const found = needsOf(context).filter(({ resolution }) => resolution.kind === "mismatch");
  if (found.length === 0) return [];
  const faulty = faultyMembers(context, program);
  const groups = grouped(found, ({ resolution, parameter }) =>
    resolution.kind === "mismatch" && parameter.type !== "never" && !faulty.has(resolution.member)
      ? `${resolution.member}: ${parameter.type}`
      : undefined,
  );
  return groups.flatMap((needs) => {
    const [{ resolution, parameter }] = needs;
    if (resolution.kind !== "mismatch") return [];
    const { member } = bindingsByName(context).get(resolution.member)!;
    const onlyAbsence = fitsWhenThere(member, parameter.type, program);
    return [{ needs, member, reason: resolution.reason, onlyAbsence }];
  });
}

function fitsWhenThere({ type }: MemberFact, wanted: string, { facts, oracle }: Program): boolean {
  const there = definiteAlternatives(facts.types, type);
  const isOptional = there.length < alternatives(facts.types, type).length;
  return isOptional && there.length > 0 && oracle.mismatch(unionId(there), wanted) === undefined;
}

/** A reason that says more than both types do. */
export const because = (reason: string): string => (reason.startsWith("is ") ? "" : `: ${reason}`);
