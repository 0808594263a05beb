import type { NamedPlace } from "./named-facts.js";
import type { Site } from "./site.js";

/** `// aetherflow-disable-next-line AF6001, AF6002 -- reason`. */
export interface SuppressionFact {
  readonly site: Site;
  /** The line whose findings are meant. */
  readonly line: number;
  readonly codes: readonly NamedPlace[];
  /** What goes with the comment: its line, if nothing else stands there. */
  readonly extent: Site;
}
