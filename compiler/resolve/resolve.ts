import type { ProgramFacts } from "../model/facts.js";
import { freeze } from "../model/freeze.js";
import type { ContextGraph, Graph } from "../model/graph.js";
import { KeptResults } from "../model/kept-results.js";
import type { TypeOracle } from "../model/oracle.js";
import { contextGraph } from "./context-graph.js";
import { lookupsOf, notedProgram, programFrom } from "./program.js";

/**
 * Says of every parameter what it is and of every step what flows through it. Never fails: faults are in the graph. Of the
 * contexts that were resolved before, those are kept of which nothing has changed.
 */
export function resolve(
  facts: ProgramFacts,
  oracle: TypeOracle,
  kept = new KeptResults<ContextGraph>(),
): Graph {
  const program = programFrom(facts, oracle);
  const used = facts.contexts.filter((each) => !each.abstract && program.flows.has(each.key));
  const lookups = lookupsOf(program);
  kept.begin();
  return freeze({
    contexts: used.map(({ key }) =>
      kept.get(key, lookups, (noted) => contextGraph(key, notedProgram(program, noted))),
    ),
  });
}
