import type { Diagnostic } from "../model/diagnostic.js";
import type { Graph } from "../model/graph.js";
import { NotedLookups } from "../model/lookups.js";
import { mismatchIn, oracleOf } from "../model/oracle.js";
import type { ResolvedProgram } from "./checks/check.js";
import { validate } from "./validate.js";

interface Kept {
  readonly facts: ResolvedProgram["facts"];
  readonly graph: Graph;
  /** What the type checker was asked. */
  readonly noted: NotedLookups;
  readonly found: readonly Diagnostic[];
}

/** The findings of the last program, kept for one with the same facts and the same graph. */
export class KeptFindings {
  #kept: Kept | undefined;

  of(program: ResolvedProgram): readonly Diagnostic[] {
    if (this.#kept === undefined || !holds(this.#kept, program)) this.#kept = found(program);
    return this.#kept.found;
  }
}

function holds({ facts, graph, noted }: Kept, program: ResolvedProgram): boolean {
  const { contexts } = program.graph;
  const isSameGraph =
    contexts.length === graph.contexts.length &&
    contexts.every((each, at) => each === graph.contexts[at]);
  return (
    facts === program.facts && isSameGraph && noted.hold({ mismatch: mismatchIn(program.oracle) })
  );
}

function found(program: ResolvedProgram): Kept {
  const { facts, graph } = program;
  const noted = new NotedLookups();
  const oracle = oracleOf(noted.lookup("mismatch", mismatchIn(program.oracle)));
  return { facts, graph, noted, found: validate({ facts, graph, oracle }) };
}
