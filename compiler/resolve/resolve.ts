import type { ProgramFacts } from "../model/facts.js";
import { freeze } from "../model/freeze.js";
import type { Graph } from "../model/graph.js";
import type { TypeOracle } from "../model/oracle.js";
import { contextGraph } from "./context-graph.js";
import { programFrom } from "./program.js";

/** Says of every parameter what it is and of every step what flows through it. Never fails: faults are in the graph. */
export function resolve(facts: ProgramFacts, oracle: TypeOracle): Graph {
  const program = programFrom(facts, oracle);
  const used = facts.contexts.filter((each) => !each.abstract && program.flows.has(each.key));
  return freeze({ contexts: used.map((each) => contextGraph(each, program)) });
}
