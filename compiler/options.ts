import type { Diagnostic } from "./model/diagnostic.js";
import type { Rules } from "./model/rules.js";

/** What a door may tell the compiler. */
export interface CompileOptions {
  /** Stop listing diagnostics after this many, at least one; the rest are counted. Default 100. */
  readonly maxErrors?: number;
  readonly rules?: Rules;
  /** What is wrong with the options themselves: reported with the rest. */
  readonly problems?: readonly Diagnostic[];
}
