import type { Binding, ContextGraph, Graph } from "../model/graph.js";
import { inSharedMemory } from "../model/provider-kinds.js";

export interface SharedBinding {
  readonly binding: Binding;
  readonly context: ContextGraph;
}

/** The members that all threads share. */
export const sharedBindings = ({ contexts }: Graph): readonly SharedBinding[] =>
  contexts.flatMap((context) =>
    context.bindings
      .filter(({ member }) => inSharedMemory(member.kind))
      .map((binding) => ({ binding, context })),
  );
