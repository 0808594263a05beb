import type { BodyFact } from "../model/bodies.js";
import type { RelatedPlace } from "../model/diagnostic.js";
import type { ClassFact, ProgramFacts } from "../model/facts.js";
import type { Graph } from "../model/graph.js";
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

export const bodiesOf = (
  { key }: Pick<ClassFact, "key">,
  { classBodies, bodies }: ProgramFacts,
): readonly BodyFact[] =>
  (classBodies.get(key)?.bodies ?? []).flatMap((each) => bodies.get(each) ?? []);

/** `method add`, `the constructor`. */
export const labelOf = ({ kind, name }: BodyFact): string =>
  kind === "constructor" ? "the constructor" : `${kind} ${name}`;

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
