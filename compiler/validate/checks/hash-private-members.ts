import { hashPrivateMember } from "../../diagnostics/sharing.js";
import type { ClassFact } from "../../model/facts.js";
import { repairing } from "../fixes.js";
import { groupsOf, placeOf } from "../groups.js";
import { otherPlaces } from "../other-places.js";
import { sharedBindings } from "../shared-bindings.js";
import type { Check } from "./check.js";

/** One error a member of the class, however often the class is shared. */
export const hashPrivateMembers: Check = ({ graph }) =>
  groupsOf(
    sharedBindings(graph).flatMap(({ binding: { member, class: of } }) =>
      [...(of?.fields ?? []), ...(of?.methods ?? [])]
        .filter((each) => each.visibility === "#private")
        .map((each) => ({ ...each, of: of?.name ?? "", member, isTaken: isTaken(each.name, of) })),
    ),
    ({ site }) => placeOf(site),
  ).map((group) => {
    const [{ site, name, of }] = group;
    const related = group.map(({ member }) => {
      const { argumentSite } = member.source;
      return { ...argumentSite, message: `${of} is shared as ${member.name}` };
    });
    const isFree = group.every((each) => !each.isTaken);
    const fixes = repairing(`Make ${name} TypeScript-private`, isFree ? group[0] : {});
    const help = `Write \`private ${name.slice(1)}\` instead of \`${name}\`.`;
    return hashPrivateMember(
      site,
      { member: name, name: of },
      { help, related: otherPlaces(related), ...fixes },
    );
  });

/** A class and its base may have `#name` and `name`, but not a private `name` and another one. */
const isTaken = (name: string, of: ClassFact | undefined): boolean =>
  [...(of?.fields ?? []), ...(of?.methods ?? [])].some((each) => each.name === name.slice(1));
