import type { Site } from "./site.js";

export type Severity = "error" | "warning" | "hint";

export interface RelatedPlace extends Site {
  readonly message: string;
}

/** A finding as the phases hand it on and `--json` prints it: structured, rendered elsewhere. */
export interface Diagnostic extends Site {
  /** `AF1001`: never reused, never renumbered. */
  readonly code: string;
  readonly severity: Severity;
  /** The headline: at most 100 characters, no truncated identifier, no absolute path. */
  readonly message: string;
  /** What to do, one or more lines; may be empty. */
  readonly help: string;
  readonly related: readonly RelatedPlace[];
}
