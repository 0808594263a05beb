import { components, type Digraph, isCycle } from "./components.js";

/** The keys, those that an edge leads to first, else in the graph's order; members of a cycle are left out. */
export const topologicalOrder = <K>(graph: Digraph<K>): readonly K[] =>
  components(graph)
    .filter((each) => !isCycle(each, graph))
    .flat();
