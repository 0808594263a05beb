import type { BodyFact, LockFact } from "../model/bodies.js";
import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, ProgramFacts } from "../model/facts.js";
import type { Graph } from "../model/graph.js";
import type { Program } from "./checks/check.js";
import type { MemberPlaces } from "./member-places.js";
import { otherPlaces } from "./other-places.js";
import { type SharedBinding, sharedBindings } from "./shared-bindings.js";

/** Code that runs under the lock of a shared object. */
export interface GuardedBody {
  readonly body: BodyFact;
  readonly of: ClassFact;
  readonly shared: SharedBinding;
}

export const guardedBodies = (graph: Graph, facts: ProgramFacts): readonly GuardedBody[] =>
  sharedBindings(graph).flatMap((shared) => {
    const { class: of } = shared.binding;
    return of === undefined ? [] : bodiesOf(of, facts).map((body) => ({ body, of, shared }));
  });

/** With the callbacks of transactions and waits, once for each shared member that they have locked. */
export const lockedBodies = ({ graph, facts, held }: Program): readonly GuardedBody[] => [
  ...guardedBodies(graph, facts),
  ...lockedCallbacks(held, facts).flatMap(({ body, members }) =>
    members.flatMap((shared) => {
      const { class: of } = shared.binding;
      return of === undefined ? [] : [{ body, of, shared }];
    }),
  ),
];

export interface LockedCallback {
  readonly body: BodyFact;
  readonly lock: LockFact;
  readonly places: MemberPlaces;
  /** Where the lock is taken. */
  readonly around: BodyFact;
  readonly members: readonly SharedBinding[];
}

export const lockedCallbacks = (
  held: readonly MemberPlaces[],
  { bodies }: ProgramFacts,
): readonly LockedCallback[] =>
  held.flatMap((places) =>
    places.bodies.flatMap((around) =>
      around.locks.flatMap((lock) => {
        const body = lock.callback === undefined ? undefined : bodies.get(lock.callback);
        const members = lock.objects
          .flatMap((each) => (each === undefined ? [] : places.of(around, each).bindings))
          .filter(({ member }) => member.kind === "shared")
          .map((binding) => ({ binding, context: places.context }));
        return body === undefined || members.length === 0
          ? []
          : [{ body, lock, places, around, members }];
      }),
    ),
  );

export const bodiesOf = (
  { key }: Pick<ClassFact, "key">,
  { classBodies, bodies }: ProgramFacts,
): readonly BodyFact[] =>
  (classBodies.get(key)?.bodies ?? []).flatMap((each) => bodies.get(each) ?? []);

/** `method add`, `the constructor`. */
export function labelOf({ kind, name }: BodyFact): string {
  if (kind === "callback") return "the callback";
  return kind === "constructor" ? "the constructor" : `${kind} ${name}`;
}

/** `method add of shared class Stats` */
export const whereOf = ({ body, of }: Pick<GuardedBody, "body" | "of">): string =>
  body.kind === "callback"
    ? `the callback of a transaction on ${of.name}`
    : `${labelOf(body)} of shared class ${of.name}`;

/** The members that share the class, at most ten. */
export const sharedAs = (
  found: readonly { readonly shared: SharedBinding; readonly of: ClassFact }[],
) =>
  otherPlaces(
    found.map(({ of, shared: { binding } }): RelatedPlace => {
      const { name, source } = binding.member;
      return { ...source.argumentSite, message: `${of.name} is shared as ${name}` };
    }),
  );
