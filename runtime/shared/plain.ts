import { SharedStateError } from "../errors.js";
import type { Guard } from "./guard.js";

/** What a callback under locks returns, fit to outlive them. @throws SharedStateError `ASYNC_CALLBACK` for a promise. */
export function plain<R>(result: R, guards: readonly Guard<object>[]): R {
  if (isThenable(result)) {
    Promise.resolve(result).catch(() => {}); // nobody else will hear of it
    throw new SharedStateError(
      "ASYNC_CALLBACK",
      "A callback under a lock returned a promise: it would go on without the lock",
    );
  }
  return guards.reduce((value, guard) => guard.copyOut(value), result);
}

const isThenable = (value: unknown): boolean =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
