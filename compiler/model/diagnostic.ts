import type { Site } from "./site.js";

export type Severity = "error" | "warning" | "hint";

export interface RelatedPlace extends Site {
  readonly message: string;
}

/** A span of a file, and what is to stand there instead. */
export interface TextEdit extends Site {
  readonly newText: string;
}

/** A change that makes the finding go away. */
export interface Fix {
  /** `Export node price`. */
  readonly title: string;
  /** None of them overlaps another. */
  readonly edits: readonly TextEdit[];
  /** Whether `check --fix` makes it unasked: there is no other way, and nothing else depends on it. */
  readonly safe: boolean;
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
  /** The best first. Absent when there are none. */
  readonly fixes?: readonly Fix[];
}
