import type { ParameterFact } from "../model/facts.js";
import type { Resolution } from "../model/graph.js";
import type { TypeOracle } from "../model/oracle.js";
import type { ResolvedFacts } from "./program.js";
import type { Providers } from "./providers.js";

/** What parameters are resolved against: the members of one context. */
export interface Scope {
  readonly facts: ResolvedFacts;
  readonly oracle: TypeOracle;
  readonly providers: Providers;
  /** What the context answers for a parameter. */
  readonly resolve: (parameter: ParameterFact) => Resolution | undefined;
}
