import { unusedNode } from "../../diagnostics/hygiene.js";
import { offering } from "../fixes.js";
import type { Check } from "./check.js";

/** Nodes that no flow reaches; a program without flows is not finished yet. */
export const unusedNodes: Check = ({ facts, graph }) => {
  if (facts.flows.length === 0) return [];
  const used = new Set(graph.contexts.flatMap(({ nodes }) => nodes.map(({ node }) => node.key)));
  return facts.nodes
    .filter(({ key }) => !used.has(key))
    .map(({ site, name, unmarking }) =>
      unusedNode(site, { node: name }, offering("Remove the marker", unmarking)),
    );
};
