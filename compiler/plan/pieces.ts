import type { MapOptionsFact, StepFact } from "../model/facts.js";
import type { WiredFlow, WiredNode, WiredStep, WiredTarget } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { DeclarationKey } from "../model/types.js";

type Inline = Extract<WiredTarget["fact"], { kind: "inline" }>;
type Reduce = Extract<StepFact, { op: "reduce" }>;

/**
 * A flow taken apart for compiling: linear sub-flows have become their steps, consecutive maps one piece.
 * `site` is the step's.
 */
export type Piece =
  | { readonly does: "call"; readonly node: WiredNode; readonly site: Site }
  | { readonly does: "inline"; readonly inline: Inline; readonly site: Site }
  /** A flow that is not linear: its own program runs. */
  | { readonly does: "flow"; readonly flow: WiredFlow; readonly site: Site }
  | {
      readonly does: "fanOut";
      readonly shape: "record" | "tuple";
      readonly branches: readonly { readonly key: string; readonly pieces: readonly Piece[] }[];
      readonly site: Site;
    }
  | {
      readonly does: "map";
      readonly each: readonly Piece[];
      readonly options: MapOptionsFact;
      /** A reduce that follows at once folds where the items are. */
      readonly reduce?: Reduce;
      readonly site: Site;
    };

export type MapPiece = Extract<Piece, { does: "map" }>;

export interface Callees {
  readonly nodes: ReadonlyMap<DeclarationKey, WiredNode>;
  readonly flows: ReadonlyMap<DeclarationKey, WiredFlow>;
}

/** The pieces of a flow's steps, in order. */
export function piecesOf(flow: WiredFlow, callees: Callees): readonly Piece[] {
  const pieces: Piece[] = [];
  let openMap: MapPiece | undefined;
  for (const step of flow.steps) {
    const continued = openMap && continuedMap(openMap, step, callees);
    if (continued !== undefined) pieces.pop();
    const next = continued === undefined ? piecesOfStep(step, callees) : [continued];
    pieces.push(...next);
    const [first] = next;
    openMap = step.fact.op === "map" && first?.does === "map" ? first : undefined;
  }
  return pieces;
}

/** A map and the map or reduce that follows it are one piece: no array is made between them. */
function continuedMap(map: MapPiece, step: WiredStep, callees: Callees): MapPiece | undefined {
  const { fact, targets } = step;
  if (fact.op === "reduce") return { ...map, reduce: fact };
  if (fact.op !== "map") return undefined;
  const each = [...map.each, ...piecesOfTarget(targets[0], fact.site, callees)];
  return { ...map, each, options: bothOptions(map.options, fact.options) };
}

function piecesOfStep(step: WiredStep, callees: Callees): readonly Piece[] {
  const { fact, targets } = step;
  const { site } = fact;
  switch (fact.op) {
    case "to":
    case "fanIn":
      return piecesOfTarget(targets[0], site, callees);
    case "fanOut": {
      const branches = targets.map((each, at) => ({
        key: each.key ?? String(at),
        pieces: piecesOfTarget(each, site, callees),
      }));
      return [{ does: "fanOut", shape: fact.shape, branches, site }];
    }
    case "map": {
      const each = piecesOfTarget(targets[0], site, callees);
      return [{ does: "map", each, options: fact.options, site }];
    }
    case "reduce":
      throw new Error("a reduce needs a map before it");
    case "unknown":
      throw new Error(`the step ${fact.name} cannot be read`);
  }
}

function piecesOfTarget(
  target: WiredTarget | undefined,
  site: Site,
  callees: Callees,
): readonly Piece[] {
  const fact = target?.fact;
  switch (fact?.kind) {
    case "node":
      return [{ does: "call", node: known(callees.nodes, fact.node), site }];
    case "inline":
      return [{ does: "inline", inline: fact, site }];
    case "flow": {
      const flow = known(callees.flows, fact.flow);
      return isLinear(flow, callees) ? piecesOf(flow, callees) : [{ does: "flow", flow, site }];
    }
    default:
      throw new Error(`a step at ${site.file}:${site.line} has no target`);
  }
}

function known<T>(table: ReadonlyMap<DeclarationKey, T>, key: DeclarationKey): T {
  const value = table.get(key);
  if (value === undefined) throw new Error(`${key} is not wired`);
  return value;
}

/** Nothing but calls, one after the other: it can be part of a segment. */
function isLinear(flow: WiredFlow, callees: Callees): boolean {
  return flow.steps.every(
    ({ fact, targets }) =>
      fact.op === "to" &&
      targets.every(
        (each) =>
          each.fact.kind !== "flow" || isLinear(known(callees.flows, each.fact.flow), callees),
      ),
  );
}

/** Items pass one after the other through both maps, so the stricter bound holds for both. */
function bothOptions(a: MapOptionsFact, b: MapOptionsFact): MapOptionsFact {
  const bounds = [a, b].flatMap(({ concurrency }) => concurrency ?? []);
  return {
    ...(bounds.length > 0 && { concurrency: Math.min(...bounds) }),
    ordered: a.ordered && b.ordered,
  };
}
