import type { Binding, ContextGraph, WiredFlow, WiredNode } from "../model/graph.js";
import { memoised } from "../model/memoised.js";

/** The members of a context that are sound, by name. */
export const bindingsByName: (context: ContextGraph) => ReadonlyMap<string, Binding> = memoised(
  ({ bindings }) => new Map(bindings.map((each) => [each.member.name, each])),
);

export const nodesByKey: (context: ContextGraph) => ReadonlyMap<string, WiredNode> = memoised(
  ({ nodes }) => new Map(nodes.map((each) => [each.node.key, each])),
);

export const flowsByKey: (context: ContextGraph) => ReadonlyMap<string, WiredFlow> = memoised(
  ({ flows }) => new Map(flows.map((each) => [each.flow.key, each])),
);
