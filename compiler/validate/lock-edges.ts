import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, ProgramFacts } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { Program } from "./checks/check.js";
import { bodiesOf, labelOf } from "./guarded-bodies.js";
import type { MemberPlaces } from "./member-places.js";
import { reachedFrom } from "./reached-bodies.js";

/** A use of one shared class under the lock of another. */
export interface LockEdge {
  readonly from: ClassFact;
  readonly to: ClassFact;
  /** The method of `from`. */
  readonly label: string;
  readonly site: Site;
  readonly trace: readonly RelatedPlace[];
}

export const lockEdges = ({ held, facts }: Program): readonly LockEdge[] =>
  held.flatMap((each) => edgesIn(each, facts));

function edgesIn(places: MemberPlaces, facts: ProgramFacts): readonly LockEdge[] {
  return sharedClasses(places.context).flatMap((from) => {
    const starts = bodiesOf(from, facts)
      .filter((body) => body.kind !== "constructor")
      .map((origin) => ({ key: origin.key, origin }));
    return reachedFrom(starts, facts).flatMap(({ body, origin, trace }) =>
      body.uses.flatMap(({ place, site }) =>
        places
          .of(body, place)
          .bindings.filter(({ member }) => member.kind === "shared")
          .flatMap(({ class: to }) =>
            to === undefined || to.key === from.key
              ? []
              : [{ from, to, label: labelOf(origin), site, trace }],
          ),
      ),
    );
  });
}

const sharedClasses = ({ bindings }: ContextGraph): readonly ClassFact[] => {
  const classes = bindings.flatMap(({ member, class: of }) =>
    member.kind === "shared" && of !== undefined ? [of] : [],
  );
  return [...new Map(classes.map((each) => [each.key, each])).values()];
};
