import type { TypeOracle } from "../model/oracle.js";
import type { ResolvedFacts } from "./program.js";
import type { Providers } from "./providers.js";

/** What parameters are resolved against: the members of one context. */
export interface Scope {
  readonly facts: ResolvedFacts;
  readonly oracle: TypeOracle;
  readonly providers: Providers;
}
