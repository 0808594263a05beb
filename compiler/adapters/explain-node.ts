import type { NodeFact } from "../model/facts.js";
import { at, type Explained, type Lines, parameterLine } from "./explained.js";

/** What each parameter of a node is resolved to, context by context. */
export const explainNode = (explained: Explained, name: string): readonly Lines[] =>
  explained.facts.nodes.filter((each) => each.name === name).map((node) => tell(explained, node));

function tell({ graph }: Explained, node: NodeFact): Lines {
  const wired = graph.contexts.flatMap(({ context, nodes }) => {
    const found = nodes.find((each) => each.node.key === node.key);
    const lines = found?.parameters.map((each) => parameterLine(context.name, each));
    return lines === undefined ? [] : [`in ${context.name}:`, ...lines];
  });
  return [
    `node ${node.name} at ${at(node.site)}, gives ${node.returnsText}`,
    ...(wired.length === 0 ? ["no flow uses it"] : wired),
  ];
}
