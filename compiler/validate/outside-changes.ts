import type { BodyFact, ChangeFact, PathStep } from "../model/bodies.js";
import type { ProgramFacts } from "../model/facts.js";
import type { Binding } from "../model/graph.js";
import { memoised } from "../model/memoised.js";
import type { Program } from "./checks/check.js";

/** A change that code outside a provider's class makes in the provider's value. */
export interface OutsideChange {
  readonly binding: Binding;
  readonly body: BodyFact;
  readonly change: ChangeFact;
  /** From the provider's value to what is changed. */
  readonly path: readonly PathStep[];
}

/** Several checks ask for them. */
export const outsideChanges: (program: Program) => readonly OutsideChange[] = memoised(
  ({ held, facts }) =>
    held.flatMap((places) =>
      places.bodies.flatMap((body) =>
        body.changes.flatMap((change) => {
          const { bindings, path } = places.of(body, change.place);
          return bindings
            .filter((each) => path.length > 0 && !isOwnCode(each, body, facts))
            .map((binding) => ({ binding, body, change, path }));
        }),
      ),
    ),
);

/** A class knows what it does to other objects of its own. */
const isOwnCode = ({ class: of }: Binding, { key }: BodyFact, facts: ProgramFacts): boolean =>
  of !== undefined && facts.classBodies.get(of.key)?.bodies.includes(key) === true;
