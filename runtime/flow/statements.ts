import { BranchError } from "../errors.js";
import { annotate } from "../pool/annotate.js";

/* What the statements of generated code need. */

export const noBranch = (key: unknown, known: readonly string[]): BranchError =>
  new BranchError(String(key), known);

/** The error of an iteration, counted from 1; of repeats within repeats, that of the outermost. */
export function inIteration(error: unknown, iteration: number): unknown {
  annotate(error, "iteration", { value: iteration, enumerable: true });
  return error;
}

/** @throws RangeError unless it is a positive integer. */
export function count(what: string, value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  throw new RangeError(`${what}: expected an integer from 1, got ${String(value)}`);
}
