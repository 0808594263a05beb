import type { Drawing, DrawnContext } from "./drawing.js";
import { grouped } from "./grouped.js";

/** The contexts of one name, with the problems of theirs and those of no context. */
export const ofContext = (drawing: Drawing, name: string): Drawing =>
  withProblems(
    drawing,
    drawing.contexts.filter((each) => each.name === name),
  );

/** The flows of one name, with all that they run and need. */
export const ofFlow = (drawing: Drawing, name: string): Drawing =>
  withProblems(
    drawing,
    drawing.contexts.map((each) => onlyFlow(each, name)).filter(({ nodes }) => nodes.length > 0),
  );

function onlyFlow(context: DrawnContext, name: string): DrawnContext {
  const leaving = grouped(context.edges, (each) => each.from);
  const kept = new Set(
    context.nodes
      .filter(({ kind, label }) => kind === "flow" && label === name)
      .map(({ id }) => id),
  );
  for (const id of kept) for (const { to } of leaving.get(id) ?? []) kept.add(to);
  return {
    ...context,
    nodes: context.nodes.filter(({ id }) => kept.has(id)),
    edges: context.edges.filter(({ from }) => kept.has(from)),
  };
}

function withProblems({ version, problems }: Drawing, contexts: readonly DrawnContext[]): Drawing {
  const ids = new Set(contexts.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return {
    version,
    contexts,
    problems: problems
      .map((each) => ({ each, nodes: each.nodes.filter((id) => ids.has(id)) }))
      .filter(({ each, nodes }) => nodes.length > 0 || each.nodes.length === 0)
      .map(({ each, nodes }) => ({ ...each, nodes })),
  };
}
