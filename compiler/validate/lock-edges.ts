import type { BodyFact, PlaceFact } from "../model/bodies.js";
import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, ProgramFacts } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { Program } from "./checks/check.js";
import { bodiesOf, type LockedCallback, labelOf, lockedCallbacks } from "./guarded-bodies.js";
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

export const lockEdges = ({ held, facts }: Program): readonly LockEdge[] => [
  ...held.flatMap((each) => edgesIn(each, facts)),
  ...lockedCallbacks(held, facts).flatMap((each) => edgesOfCallback(each, facts)),
];

/** What a transaction uses besides its own objects, which it locks in an order. */
function edgesOfCallback(locked: LockedCallback, facts: ProgramFacts): readonly LockEdge[] {
  const { body, around, lock, places, members } = locked;
  const own = members.flatMap(({ binding }) => binding.class ?? []);
  const reached = reachedFrom([{ key: body.key, origin: body }], facts);
  const uses = [
    ...lock.uses.map((use) => ({ in: around, use, trace: [] })),
    ...reached.flatMap(({ body: at, trace }) => at.uses.map((use) => ({ in: at, use, trace }))),
  ];
  return uses.flatMap(({ in: at, use: { place, site }, trace }) =>
    sharedClassesAt(places, at, place)
      .filter((to) => own.every((each) => each.key !== to.key))
      .flatMap((to) => own.map((from) => ({ from, to, label: labelOf(body), site, trace }))),
  );
}

const sharedClassesAt = (
  places: MemberPlaces,
  body: BodyFact,
  place: PlaceFact,
): readonly ClassFact[] =>
  places
    .of(body, place)
    .bindings.flatMap(({ member, class: of }) =>
      member.kind === "shared" && of !== undefined ? [of] : [],
    );

function edgesIn(places: MemberPlaces, facts: ProgramFacts): readonly LockEdge[] {
  return sharedClasses(places.context).flatMap((from) => {
    const starts = bodiesOf(from, facts)
      .filter((body) => body.kind !== "constructor")
      .map((origin) => ({ key: origin.key, origin }));
    return reachedFrom(starts, facts).flatMap(({ body, origin, trace }) =>
      body.uses.flatMap(({ place, site }) =>
        sharedClassesAt(places, body, place).flatMap((to) =>
          to.key === from.key ? [] : [{ from, to, label: labelOf(origin), site, trace }],
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
