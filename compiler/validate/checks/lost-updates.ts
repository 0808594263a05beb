import { lostUpdate } from "../../diagnostics/sharing.js";
import { inSharedMemory } from "../../model/provider-kinds.js";
import { typeFact } from "../../model/type-lookup.js";
import { groupsOf, placeOf } from "../groups.js";
import { type OutsideChange, outsideChanges } from "../outside-changes.js";
import type { Check, Program } from "./check.js";

/** One error a place. To set a field is right; to read it first is not. */
export const lostUpdates: Check = (program) =>
  groupsOf(
    outsideChanges(program).filter((each) => isLossy(each, program)),
    ({ change }) => placeOf(change.site),
  ).map(([{ change, binding }]) => {
    const { member, class: of } = binding;
    const help = `Do it in a method of ${of?.name ?? "the class"}, and call that: a call is one step.`;
    const related = [{ ...member.site, message: `${member.name} is shared` }];
    return lostUpdate(change.site, { field: change.text, member: member.name }, { help, related });
  });

function isLossy({ binding, change, path }: OutsideChange, { facts }: Program): boolean {
  if (!inSharedMemory(binding.member.kind) || change.how !== "update") return false;
  const [first, second, ...others] = path;
  if (first?.via !== "field" || others.length > 0) return false;
  if (second === undefined) return true;
  const field = binding.class?.fields.find((each) => each.name === first.name);
  const isLive = field !== undefined && typeFact(facts.types, field.type)?.kind === "typedArray";
  return isLive && second.via === "element";
}
