import type { ContextGraph } from "../model/graph.js";
import type { DeclarationKey } from "../model/types.js";

const within = ({ context }: ContextGraph, kind: string, name: string): string =>
  `${context.key}/${kind}/${name}`;

export const flowId = (graph: ContextGraph, key: DeclarationKey): string =>
  within(graph, "flow", key);

export const stepId = (flow: string, at: number): string => `${flow}/${at + 1}`;

export const resultId = (flow: string): string => `${flow}/result`;

export const nodeId = (graph: ContextGraph, key: DeclarationKey): string =>
  within(graph, "node", key);

export const memberId = (graph: ContextGraph, name: string): string =>
  within(graph, "member", name);

export const missingId = (needer: string, parameter: string): string =>
  `${needer}/missing/${parameter}`;
