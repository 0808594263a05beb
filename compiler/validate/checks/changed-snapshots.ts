import { changedSnapshot } from "../../diagnostics/sharing.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { inSharedMemory } from "../../model/provider-kinds.js";
import { groupsOf, placeOf } from "../groups.js";
import { guardedBodies, sharedAs } from "../guarded-bodies.js";
import { type OutsideChange, outsideChanges } from "../outside-changes.js";
import { isCopyInside, isCopyOutside, isElementCopy } from "../snapshots.js";
import type { Check, Program } from "./check.js";

/** One error a place: outside a shared class, and within its methods. */
export const changedSnapshots: Check = (program) => [...outside(program), ...inside(program)];

const outside = (program: Program): readonly Diagnostic[] =>
  groupsOf(
    outsideChanges(program).filter(({ binding, body, change, path }) => {
      const { member, class: of } = binding;
      const isLive = body.kind === "callback" && change.place.root.of === "parameter";
      const isCopy = isLive ? isElementCopy : isCopyOutside;
      return (
        inSharedMemory(member.kind) &&
        of !== undefined &&
        isCopy(change, path, { of, facts: program.facts })
      );
    }),
    ({ change }) => placeOf(change.site),
  ).map(([first]) => reportOutside(first));

function reportOutside({ binding: { member, class: of }, change }: OutsideChange): Diagnostic {
  const help = `Write a method of ${of?.name ?? "the class"} that changes it, or take a copy to change: \`[...values]\`, \`new Map(values)\`.`;
  const related = [{ ...member.site, message: `${member.name} is shared` }];
  const named = { text: change.text, shared: member.name };
  return changedSnapshot(change.site, named, { help, related });
}

const inside = ({ graph, facts }: Program): readonly Diagnostic[] =>
  groupsOf(
    guardedBodies(graph, facts).flatMap((each) =>
      each.body.changes
        .filter((change) => isCopyInside(change, { of: each.of, facts }))
        .map((change) => ({ ...each, change })),
    ),
    ({ change }) => placeOf(change.site),
  ).map((group) => {
    const [{ of, change }] = group;
    const help =
      "Write a changed copy back, `{ ...value, count: 1 }`: with `set`, or to its index or field.";
    const named = { text: change.text, shared: of.name };
    return changedSnapshot(change.site, named, { help, related: sharedAs(group) });
  });
