import type { TypeId } from "./types.js";

/** The only questions that need a type checker after discovery. A fake over strings serves the tests. */
export interface TypeOracle {
  /** Nothing when a value of `from` may be used as `to`; else why not, in one line: "property `port` is missing". */
  mismatch(from: TypeId, to: TypeId): string | undefined;
}

/** The oracle as something to look up, and back. No id has a line break. */
export const mismatchIn =
  (oracle: TypeOracle) =>
  (pair: string): string | undefined => {
    const [from = "", to = ""] = pair.split("\n");
    return oracle.mismatch(from, to);
  };

export const oracleOf = (mismatch: (pair: string) => string | undefined): TypeOracle => ({
  mismatch: (from, to) => mismatch(`${from}\n${to}`),
});
