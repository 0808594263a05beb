import { notShareable } from "../../diagnostics/sharing.js";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.js";
import type { Site } from "../../model/site.js";
import { groupsOf, placeOf } from "../groups.js";
import { otherPlaces } from "../other-places.js";
import { sharedBindings } from "../shared-bindings.js";
import { type Unshared, unsharedIn } from "../unshared-fields.js";
import type { Check } from "./check.js";

interface Finding extends Unshared {
  /** The argument of `shared(...)`. */
  readonly at: Site;
  readonly member: string;
  readonly class: string | undefined;
}

/** One error for each bad declaration in a class, however often the class is shared. */
export const sharedValues: Check = ({ facts, graph }) => {
  const findings = sharedBindings(graph).flatMap((shared): readonly Finding[] => {
    const { member, class: of } = shared.binding;
    const common = { at: member.source.argumentSite, member: member.name, class: of?.key };
    return unsharedIn(shared, facts).map((each) => ({ ...each, ...common }));
  });
  return groupsOf(findings, causeOf).map(([first, ...others]) => report(first, others));
};

/** The declaration and what is wrong with it; within another class, for each class that is shared. */
function causeOf({ within, at, chain, class: of }: Finding): string {
  const [innermost = at] = within;
  const cause = `${placeOf(innermost)} ${chain.slice(-2).join(" ")}`;
  return within.length > 1 ? `${of} ${cause}` : cause;
}

function report(first: Finding, others: readonly Finding[]): Diagnostic {
  const { at, chain, within, advice } = first;
  const elsewhere = others.filter((each) => each.within.length > 1 || each.member !== first.member);
  const related = [...within, ...otherPlaces(elsewhere.map(alsoAt))];
  return notShareable(at, { chain }, { related, ...(advice !== undefined && { help: advice }) });
}

/** The outermost place at which it differs. */
const alsoAt = ({ within, at, member }: Finding): RelatedPlace =>
  within.length > 1 ? within.at(-1)! : { ...at, message: `shared as ${member} too` };
