import type { Diagnostic } from "../../model/diagnostic.js";
import type { ProgramFacts } from "../../model/facts.js";
import type { Graph } from "../../model/graph.js";
import type { TypeOracle } from "../../model/oracle.js";
import type { MemberPlaces } from "../member-places.js";

export interface ResolvedProgram {
  readonly facts: ProgramFacts;
  readonly graph: Graph;
  readonly oracle: TypeOracle;
}

export interface Program extends ResolvedProgram {
  /** What code holds of the members, by context. */
  readonly held: readonly MemberPlaces[];
}

export type Check = (program: Program) => readonly Diagnostic[];
