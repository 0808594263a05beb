import { annotate } from "../pool/annotate.js";
import { now } from "../sync/clock.js";
import type { ParallelResult } from "./flow-types.js";
import { within } from "./within.js";

/** Waits for all; the first failure calls `abort`, waits for the rest at most `grace` ms, and is rethrown. */
export async function fanOut(
  branches: readonly unknown[],
  abort: (reason: unknown) => void,
  grace: number,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  const settled = branches.map((branch) =>
    Promise.resolve(branch).catch((error: unknown) => {
      if (errors.push(error) === 1) abort(error);
      throw error;
    }),
  );
  try {
    return await Promise.all(settled);
  } catch (first) {
    await within<unknown>(grace, Promise.allSettled(settled), () => undefined);
    addSiblings(first, errors);
    throw first;
  }
}

/** Those that were aborted rejected with the first error itself. */
function addSiblings(first: unknown, errors: readonly unknown[]): void {
  const value = errors.filter((error) => error !== first);
  if (value.length > 0) annotate(first, "siblings", { value });
}

/** What becomes of a value, with the time it took from now on. Never rejects. */
export async function settled<T>(value: T | Promise<T>): Promise<ParallelResult<T>> {
  const started = now();
  try {
    const result = await value;
    return { ok: true, value: result, durationMs: now() - started };
  } catch (error) {
    return { ok: false, error, durationMs: now() - started };
  }
}
