import { mainThreadWaits } from "../../diagnostics/contention.js";
import type { BodyFact, UseFact } from "../../model/bodies.js";
import { blockedLocks } from "../blocked-locks.js";
import { groupsOf } from "../groups.js";
import { labelOf } from "../guarded-bodies.js";
import type { MemberPlaces } from "../member-places.js";
import { otherPlaces } from "../other-places.js";
import type { Check } from "./check.js";

/** One hint a member that an app uses, and of which a method may block. */
export const mainThreadsWait: Check = (program) => {
  const { held } = program;
  const blocked = blockedLocks(program);
  if (blocked.length === 0) return [];
  const used = held.flatMap((places) =>
    places.bodies.flatMap((body) =>
      body.uses.filter(isOfApp).flatMap((use) => bindingsAt(body, use, places)),
    ),
  );
  return groupsOf(used, ({ binding }) => binding.member.name).flatMap(([first, ...others]) => {
    const { binding, site } = first;
    const lock = blocked.find(({ origin }) => origin.of.key === binding.class?.key);
    if (lock === undefined) return [];
    const related = [
      { ...lock.blocking.site, message: `${lock.blocking.name ?? "a loop"} blocks` },
      ...otherPlaces(others.map((each) => ({ ...each.site, message: "waits too" }))),
    ];
    const named = { member: binding.member.name, method: labelOf(lock.origin.body) };
    return [mainThreadWaits(site, named, { related })];
  });
};

const isOfApp = ({ place }: UseFact): boolean => place.root.of === "app";

const bindingsAt = (body: BodyFact, { place, site }: UseFact, places: MemberPlaces) =>
  places.of(body, place).bindings.map((binding) => ({ binding, site }));
