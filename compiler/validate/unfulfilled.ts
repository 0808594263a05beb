import type { ClassFact } from "../model/facts.js";
import type { TypeId } from "../model/types.js";
import type { Program } from "./checks/check.js";

export interface Unfulfilled {
  /** What the class says that it is. */
  readonly type: TypeId;
  readonly reason: string;
}

/** The nearest type that a class of the program declares itself to be and is not. */
export function unfulfilled(
  { import: place, type, supertypes }: ClassFact,
  { oracle }: Pick<Program, "oracle">,
): Unfulfilled | undefined {
  if (place?.isPackage === true) return undefined;
  for (const each of supertypes) {
    const reason = oracle.mismatch(type, each);
    if (reason !== undefined) return { type: each, reason };
  }
  return undefined;
}
