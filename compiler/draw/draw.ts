import type { Diagnostic } from "../model/diagnostic.js";
import type { ProgramFacts } from "../model/facts.js";
import type { Graph } from "../model/graph.js";
import { drawBindings } from "./draw-bindings.js";
import { drawFlow } from "./draw-flow.js";
import { drawNodes } from "./draw-nodes.js";
import type { Drawing, DrawnContext } from "./drawing.js";
import { type Part, placeOf } from "./part.js";
import { drawProblems, healthsOf } from "./problems.js";
import { namesOf, type Scope, scopeOf } from "./scope.js";

export interface Drawn {
  readonly facts: ProgramFacts;
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

/** The resolved graph as boxes and arrows; of a broken one, what is there of it. */
export function draw({ facts, graph, diagnostics }: Drawn): Drawing {
  const names = namesOf(facts);
  const drafts = graph.contexts.map((each) => ({
    graph: each,
    part: partOf(scopeOf(each, facts, names)),
  }));
  const problems = drawProblems(
    diagnostics,
    drafts.flatMap(({ part }) => part.boxes),
  );
  const healths = healthsOf(problems);
  const contexts = drafts.map(({ graph: { context }, part }): DrawnContext => {
    const nodes = part.boxes.map(({ node }) => ({
      ...node,
      health: node.health === "broken" ? node.health : (healths.get(node.id) ?? node.health),
    }));
    const { key, name, site } = context;
    return { id: key, name, place: placeOf(site), nodes, edges: part.edges };
  });
  return { version: 1, contexts, problems };
}

function partOf(scope: Scope): Part {
  const { graph } = scope;
  const parts = [
    ...graph.flows.map((each) => drawFlow(each, scope)),
    drawNodes(graph),
    drawBindings(graph),
  ];
  return {
    boxes: parts.flatMap((each) => each.boxes),
    edges: parts.flatMap((each) => each.edges),
  };
}
