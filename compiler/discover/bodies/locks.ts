import type ts from "typescript";
import type { CallFact, LockFact, UseFact } from "../../model/bodies.js";
import { isInlineFunction } from "../functions.js";
import { siteOf } from "../places.js";
import { unwrap } from "../symbols.js";
import type { BodyScope } from "./body-scope.js";
import { calledFunction } from "./calls.js";
import { type LockingCall, lockingCallAt } from "./locking-calls.js";
import { useAt } from "./uses.js";
import { placeOf } from "./value-places.js";

interface FoundLock {
  readonly lock: LockFact;
  /** The callback gets the objects. */
  readonly call: CallFact | undefined;
  /** The objects. */
  readonly uses: readonly UseFact[];
}

/** A call that runs its callback under locks, whose body will be read as one of those. */
export function lockAt(scope: BodyScope, node: ts.Node): FoundLock | undefined {
  const locking = lockingCallAt(scope.reading, node);
  if (locking === undefined) return undefined;
  const objects = locking.objects.map((each) => placeOf(scope, each));
  const callback = enterCallback(scope, locking);
  const site = siteOf(scope.reading, node);
  const uses = usesOfObjects(scope, locking);
  return {
    lock: {
      ...{ by: locking.by, objects, uses: usesIn(scope, locking), site },
      ...(callback !== undefined && { callback }),
    },
    call: callback === undefined ? undefined : { callee: callback, arguments: objects, site },
    uses,
  };
}

function enterCallback(scope: BodyScope, { callback }: LockingCall): string | undefined {
  const { reading } = scope;
  const { ts, called } = reading;
  const value = callback && unwrap(ts, callback);
  if (value === undefined) return undefined;
  if (isInlineFunction(ts, value)) return called.enterCallback(value);
  const named = calledFunction(scope, value);
  return named && called.enter(named);
}

const usesOfObjects = (scope: BodyScope, { objects }: LockingCall): readonly UseFact[] =>
  objects.flatMap((each) => {
    const place = placeOf(scope, each);
    return place === undefined ? [] : [{ place, site: siteOf(scope.reading, each) }];
  });

/** What the callback uses of what is around it. */
function usesIn(scope: BodyScope, { callback }: LockingCall): readonly UseFact[] {
  const found: UseFact[] = [];
  const visit = (node: ts.Node): void => {
    const use = useAt(scope, node);
    if (use !== undefined) found.push(use);
    const inner = lockingCallAt(scope.reading, node);
    if (inner !== undefined) found.push(...usesOfObjects(scope, inner));
    scope.reading.ts.forEachChild(node, visit);
  };
  if (callback !== undefined) visit(callback);
  return found;
}
