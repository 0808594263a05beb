import { changedLocal } from "../../diagnostics/contention.js";
import { groupsOf, placeOf } from "../groups.js";
import { outsideChanges } from "../outside-changes.js";
import type { Check } from "./check.js";

/** One hint a place. */
export const changedLocals: Check = (program) =>
  groupsOf(
    outsideChanges(program).filter(
      ({ binding, path }) =>
        binding.member.kind === "local" &&
        binding.class !== undefined &&
        path.every((each) => each.via !== "copy" && each.via !== "call"),
    ),
    ({ change }) => placeOf(change.site),
  ).map(([{ binding, change }]) => {
    const { member } = binding;
    const related = [{ ...member.site, message: `${member.name} is local` }];
    return changedLocal(change.site, { text: change.text, member: member.name }, { related });
  });
