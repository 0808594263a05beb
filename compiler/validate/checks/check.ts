import type { Diagnostic } from "../../model/diagnostic.js";
import type { ProgramFacts } from "../../model/facts.js";
import type { Graph } from "../../model/graph.js";
import type { TypeOracle } from "../../model/oracle.js";

export interface Program {
  readonly facts: ProgramFacts;
  readonly graph: Graph;
  readonly oracle: TypeOracle;
}

export type Check = (program: Program) => readonly Diagnostic[];
