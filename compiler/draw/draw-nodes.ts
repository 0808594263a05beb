import type { ParameterFact } from "../model/facts.js";
import type { ContextGraph, WiredNode } from "../model/graph.js";
import { drawNeeds } from "./draw-needs.js";
import { nodeId } from "./ids.js";
import { type DraftBox, oneLine, type Part, placeOf } from "./part.js";

/** The functions that the flows call. */
export function drawNodes(graph: ContextGraph): Part {
  const needs = graph.nodes.map(({ node, parameters }) =>
    drawNeeds(nodeId(graph, node.key), parameters, graph),
  );
  return {
    boxes: [...graph.nodes.map((each) => boxOf(each, graph)), ...needs.flatMap((p) => p.boxes)],
    edges: needs.flatMap((each) => each.edges),
  };
}

function boxOf({ node, parameters, inputs }: WiredNode, graph: ContextGraph): DraftBox {
  const isUnsure = parameters.some(({ resolution }) => broken.has(resolution.kind));
  return {
    node: {
      id: nodeId(graph, node.key),
      kind: "node",
      label: node.name,
      detail: `(${inputs.map(inputText).join(", ")}) → ${oneLine(node.returnsText)}`,
      place: placeOf(node.site),
      health: isUnsure ? "broken" : "sound",
    },
    sites: [node.site, node.returnSite, ...parameters.map((each) => each.parameter.site)],
  };
}

/** Kinds of resolutions that are errors. */
export const broken: ReadonlySet<string> = new Set(["missing", "none", "ambiguous", "mismatch"]);

const inputText = ({ name, optional, typeText }: ParameterFact): string =>
  `${name}${optional ? "?" : ""}: ${oneLine(typeText)}`;
