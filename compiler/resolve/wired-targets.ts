import type { ParameterFact, TargetFact } from "../model/facts.js";
import type { FlowInput, WiredFlow, WiredNode, WiredTarget } from "../model/graph.js";
import type { TypeOracle } from "../model/oracle.js";
import { typeFact } from "../model/type-lookup.js";
import type { DeclarationKey, TypeId, TypeTable } from "../model/types.js";
import type { KeyedTarget } from "./targets.js";

/** What flows are wired from. */
export interface Wiring {
  readonly types: TypeTable;
  readonly oracle: TypeOracle;
  readonly nodes: ReadonlyMap<DeclarationKey, WiredNode>;
  /** Those wired so far: callees come before callers. */
  readonly flows: ReadonlyMap<DeclarationKey, WiredFlow>;
}

/** `inputs` is what arrives; a first step's target names what it takes. */
export function wiredTarget(
  { key, target }: KeyedTarget,
  inputs: readonly TypeId[] | "its own",
  wiring: Wiring,
): WiredTarget {
  const takes = takesOf(target, wiring);
  return {
    ...(key !== undefined && { key }),
    fact: target,
    inputs: inputs === "its own" ? takes.map((each) => each.type) : inputs,
    takes,
    output: outputOf(target, wiring),
  };
}

function takesOf(target: TargetFact, { nodes, flows }: Wiring): readonly FlowInput[] {
  switch (target.kind) {
    case "node":
      return (nodes.get(target.node)?.inputs ?? []).map(inputOf);
    case "flow":
      return flows.get(target.flow)?.inputs ?? [];
    case "inline":
    case "function":
      return target.parameters.map(inputOf);
    case "unknown":
      return [];
  }
}

const inputOf = ({ name, site, type, optional }: ParameterFact): FlowInput => ({
  ...{ name, site, type, optional },
  iterable: false,
});

function outputOf(target: TargetFact, { nodes, flows, types }: Wiring): TypeId | undefined {
  switch (target.kind) {
    case "node":
      return nodes.get(target.node)?.node.returns;
    case "flow":
      return flows.get(target.flow)?.output;
    case "inline":
    case "function":
      return awaited(types, target.returns);
    case "unknown":
      return undefined;
  }
}

function awaited(types: TypeTable, type: TypeId): TypeId {
  const fact = typeFact(types, type);
  return fact?.kind === "promise" ? fact.value : type;
}
