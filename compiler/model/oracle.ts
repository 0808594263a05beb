import type { TypeId } from "./types.js";

/** The only questions that need a type checker after discovery. A fake over strings serves the tests. */
export interface TypeOracle {
  /** Nothing when a value of `from` may be used as `to`; else why not, in one line: "property `port` is missing". */
  mismatch(from: TypeId, to: TypeId): string | undefined;
}
