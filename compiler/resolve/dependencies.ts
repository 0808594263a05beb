import type { Digraph } from "../graph/components.js";
import type { Binding } from "../model/graph.js";
import { neededAtOnce } from "../model/needed.js";

/** Member names, with edges to the members that each needs. */
export function dependencies(bindings: readonly Binding[]): Digraph<string> {
  const needs = new Map(bindings.map((each) => [each.member.name, needsOf(each)]));
  return { keys: [...needs.keys()], edges: (name) => needs.get(name) ?? [] };
}

const needsOf = ({ parameters }: Binding): readonly string[] =>
  parameters.flatMap(({ resolution }) => neededAtOnce(resolution));
