import type { ProgramFacts } from "../model/facts.js";
import type { ContextGraph } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";
import { flowId, nodeId } from "./ids.js";
import { type AppFlows, appFlowsOf } from "./threads.js";

type Names = ReadonlyMap<DeclarationKey, string>;

/** What the flows of a context are drawn with; all that is looked up often is here. */
export interface Scope {
  readonly graph: ContextGraph;
  readonly facts: ProgramFacts;
  /** Of all nodes and flows. */
  readonly names: Names;
  readonly appFlows: AppFlows;
  /** The ids of the context's nodes and flows. */
  readonly callees: ReadonlySet<string>;
}

export const namesOf = ({ nodes, flows }: ProgramFacts): Names =>
  new Map([...nodes, ...flows].map(({ key, name }) => [key, name]));

export const scopeOf = (graph: ContextGraph, facts: ProgramFacts, names: Names): Scope => ({
  graph,
  facts,
  names,
  appFlows: appFlowsOf(graph),
  callees: new Set([
    ...graph.nodes.map(({ node }) => nodeId(graph, node.key)),
    ...graph.flows.map(({ flow }) => flowId(graph, flow.key)),
  ]),
});
