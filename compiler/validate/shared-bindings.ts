import type { Binding, ContextGraph, Graph } from "../model/graph.js";

export interface SharedBinding {
  readonly binding: Binding;
  readonly context: ContextGraph;
}

/** The members that all threads share. */
export const sharedBindings = ({ contexts }: Graph): readonly SharedBinding[] =>
  contexts.flatMap((context) =>
    context.bindings
      .filter(({ member }) => member.kind === "shared")
      .map((binding) => ({ binding, context })),
  );
