import type { ProgramFacts } from "../model/facts.js";
import type { TypeOracle } from "../model/oracle.js";
import type { Providers } from "./providers.js";

/** What parameters are resolved against: the members of one context. */
export interface Scope {
  readonly facts: ProgramFacts;
  readonly oracle: TypeOracle;
  readonly providers: Providers;
}
