import type { ContextFact, FlowFact, NodeFact, ProgramFacts } from "../model/facts.js";
import type { TypeOracle } from "../model/oracle.js";
import type { DeclarationKey } from "../model/types.js";

/** The facts with what is looked up in them often. */
export interface Program {
  readonly facts: ProgramFacts;
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
