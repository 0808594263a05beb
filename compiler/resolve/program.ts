import type { ContextFact, FlowFact, NodeFact, ProgramFacts } from "../model/facts.js";
import type { Lookups, NotedLookups } from "../model/lookups.js";
import { mismatchIn, oracleOf, type TypeOracle } from "../model/oracle.js";
import type { DeclarationKey } from "../model/types.js";

/** What contexts are resolved by, besides what they declare. */
export type ResolvedFacts = Pick<ProgramFacts, "types" | "classes">;

/** The facts with what is looked up in them often. */
export interface Program {
  readonly facts: ResolvedFacts;
  readonly oracle: TypeOracle;
  readonly contexts: ReadonlyMap<DeclarationKey, ContextFact>;
  readonly nodes: ReadonlyMap<DeclarationKey, NodeFact>;
  /** By the context they run in. */
  readonly flows: ReadonlyMap<DeclarationKey, readonly FlowFact[]>;
}

export const programFrom = (facts: ProgramFacts, oracle: TypeOracle): Program => ({
  facts,
  oracle,
  contexts: new Map(facts.contexts.map((each) => [each.key, each])),
  nodes: new Map(facts.nodes.map((each) => [each.key, each])),
  flows: byContext(facts.flows),
});

function byContext(flows: readonly FlowFact[]): ReadonlyMap<DeclarationKey, readonly FlowFact[]> {
  const groups = new Map<DeclarationKey, FlowFact[]>();
  for (const flow of flows) {
    const group = groups.get(flow.context);
    if (group === undefined) groups.set(flow.context, [flow]);
    else group.push(flow);
  }
  return groups;
}

const tables = ["contexts", "nodes", "flows"] as const;

/** Everything that resolving a context may look up. */
export const lookupsOf = ({ facts, oracle, ...program }: Program): Lookups => ({
  types: (id) => facts.types.get(id),
  classes: (key) => facts.classes.get(key),
  mismatch: mismatchIn(oracle),
  ...Object.fromEntries(tables.map((name) => [name, (key: string) => program[name].get(key)])),
});

/** The same program, of which it is noted what is looked up. */
export function notedProgram({ facts, oracle, ...program }: Program, noted: NotedLookups): Program {
  return {
    facts: {
      types: noted.table("types", facts.types),
      classes: noted.table("classes", facts.classes),
    },
    oracle: oracleOf(noted.lookup("mismatch", mismatchIn(oracle))),
    contexts: noted.table("contexts", program.contexts),
    nodes: noted.table("nodes", program.nodes),
    flows: noted.table("flows", program.flows),
  };
}
