import type { MemberFact } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import { definiteAlternatives, typeFact } from "../model/type-lookup.js";
import type { TypeTable } from "../model/types.js";
import type { Program } from "./checks/check.js";
import { redeclarationsOf } from "./lineage.js";
import { unfulfilled } from "./unfulfilled.js";

/** Whether a factory makes nothing that anybody could use. */
export const makesNothing = ({ type, source }: MemberFact, types: TypeTable): boolean =>
  source.from === "factory" &&
  source.parameters.every((each) => each.type !== "never") &&
  definiteAlternatives(types, type).every((each) => each === "never");

/** Whether it is left open of what a provided class is made. */
export function isOpenGeneric({ type }: MemberFact, types: TypeTable): boolean {
  const fact = typeFact(types, type);
  return (
    fact !== undefined &&
    "arguments" in fact &&
    fact.arguments.some((each) => typeFact(types, each)?.kind === "typeParameter")
  );
}

/** Members whose type is reported where they are declared: that it fits nowhere is no news. */
export function faultyMembers({ bindings }: ContextGraph, program: Program): ReadonlySet<string> {
  const { facts, oracle } = program;
  const { types, contexts } = facts;
  const members = bindings.map((each) => each.member);
  const own = new Set(members);
  const faulty = members.filter((each) => makesNothing(each, types) || isOpenGeneric(each, types));
  const dishonest = bindings
    .filter((each) => each.class !== undefined && unfulfilled(each.class, program) !== undefined)
    .map((each) => each.member);
  const changed = contexts
    .flatMap((each) => redeclarationsOf(each, contexts))
    .filter(({ member }) => own.has(member))
    .filter(({ member, inherited }) => oracle.mismatch(member.type, inherited.type) !== undefined);
  return new Set(
    [...faulty, ...dishonest, ...changed.map((each) => each.member)].map((each) => each.name),
  );
}
