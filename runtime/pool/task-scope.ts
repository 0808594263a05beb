import { AsyncLocalStorage } from "node:async_hooks";
import { AetherFlowError } from "../errors.js";
import { annotate } from "./annotate.js";
import type { Slots } from "./slots.js";

const scopes = new AsyncLocalStorage<Slots>();

/**
 * Runs a task with the values that are its own, and disposes them when it is over, however it ends. Of a task that failed
 * the error stays what it is, with what the disposals threw as `disposal`.
 */
export async function inScope<S extends Slots, T>(
  scope: S,
  run: (scope: S) => T,
): Promise<Awaited<T>> {
  let result: Awaited<T>;
  try {
    result = await scopes.run(scope, run, scope);
  } catch (error) {
    try {
      await scope[Symbol.asyncDispose]();
    } catch (value) {
      annotate(error, "disposal", { value });
    }
    throw error;
  }
  await scope[Symbol.asyncDispose]();
  return result;
}

/** The scope of the task that is running. @throws AetherFlowError outside of tasks. */
export function currentScope<S extends Slots>(): S {
  const scope = scopes.getStore();
  if (scope === undefined) {
    throw new AetherFlowError("NO_TASK", "A scoped provider was asked for outside of a task");
  }
  return scope as S;
}
