import type { CountFact, LimitFact, MapOptionsFact, PolicyFact, StepFact } from "../model/facts.js";
import type { WiredFlow, WiredNode, WiredStep, WiredTarget } from "../model/graph.js";
import type { Site } from "../model/site.js";
import type { DeclarationKey } from "../model/types.js";
import { PieceList } from "./piece-list.js";

export type CopiedFact = Extract<WiredTarget["fact"], { kind: "inline" | "function" }>;
type Reduce = Extract<StepFact, { op: "reduce" }>;
type Pieces = readonly Piece[];

interface At {
  /** The step's. */
  readonly site: Site;
}

/** A flow taken apart for compiling: what runs in one task has become its pieces, consecutive steps of items one map. */
export type Piece = At &
  (
    | { readonly does: "call"; readonly node: WiredNode }
    | { readonly does: "inline"; readonly inline: CopiedFact }
    /** A flow that is more than one task: its own program runs. */
    | { readonly does: "flow"; readonly flow: WiredFlow }
    | {
        readonly does: "fanOut";
        readonly settled: boolean;
        readonly shape: "record" | "tuple";
        readonly branches: readonly { readonly key: string; readonly pieces: Pieces }[];
      }
    | {
        readonly does: "branch";
        readonly select: Callable;
        readonly branches: readonly { readonly key: string; readonly pieces: Pieces }[];
        readonly otherwise?: Pieces;
      }
    | {
        readonly does: "repeat";
        readonly body: Pieces;
        readonly times: CountFact;
        readonly keepLast: boolean;
      }
    | {
        readonly does: "repeatWhile";
        readonly body: Pieces;
        readonly predicate: Callable;
        readonly max?: CountFact;
      }
    | { readonly does: "retry"; readonly body: Pieces; readonly policy: PolicyFact }
    | { readonly does: "timeout"; readonly body: Pieces; readonly limit: LimitFact }
    | { readonly does: "tap"; readonly pieces: Pieces }
    | { readonly does: "recover"; readonly body: Pieces; readonly handler: Pieces }
    | { readonly does: "filter"; readonly predicate: Callable }
    /** Each item of what arrives goes on by itself. */
    | { readonly does: "flatten" }
    | {
        readonly does: "map";
        /** Each is fed by the one before. At least one. */
        readonly stages: readonly Stage[];
        /** A reduce that follows at once folds where the items are. */
        readonly reduce?: Reduce;
      }
  );

export type PieceOf<Does extends Piece["does"]> = Extract<Piece, { does: Does }>;

/** What can be part of a call in one expression. */
export type Callable = PieceOf<"call" | "inline">;

/** Steps that each item passes one after the other, where it is. */
export interface Stage {
  /** So many of what arrives are one item. */
  readonly batch?: CountFact;
  readonly each: Pieces;
  readonly options: MapOptionsFact;
}

export interface Callees {
  readonly nodes: ReadonlyMap<DeclarationKey, WiredNode>;
  readonly flows: ReadonlyMap<DeclarationKey, WiredFlow>;
  /** Of flows that have been taken apart. */
  readonly pieces: Map<WiredFlow, Pieces>;
}

/** The pieces of a flow's steps, in order. */
export function piecesOf(flow: WiredFlow, callees: Callees): Pieces {
  const known = callees.pieces.get(flow);
  if (known !== undefined) return known;
  const list = new PieceList();
  for (const step of flow.steps) addStep(step, list, callees);
  const pieces = list.pieces;
  callees.pieces.set(flow, pieces);
  return pieces;
}

function addStep(step: WiredStep, list: PieceList, callees: Callees): void {
  const { fact, targets } = step;
  const { site } = fact;
  const of = (at: number): Pieces => piecesOfTarget(targets[at], site, callees);
  switch (fact.op) {
    case "to":
    case "fanIn":
      list.add(of(0));
      break;
    case "fanOut": {
      const branches = targets.map(({ key }, at) => ({ key: key ?? String(at), pieces: of(at) }));
      const { shape, settled } = fact;
      list.add([{ does: "fanOut", shape, settled, branches, site }]);
      break;
    }
    case "branchOn":
      list.add([branchPiece(fact, of)]);
      break;
    case "retry":
      list.wrap((body) => ({ does: "retry", body, policy: fact.policy, site }));
      break;
    case "timeout":
      list.wrap((body) => ({ does: "timeout", body, limit: fact.limit, site }));
      break;
    case "repeat":
      list.wrap((body) => ({ ...fact, does: "repeat", body }));
      break;
    case "repeatWhile":
      list.wrap((body) => ({
        ...fact,
        does: "repeatWhile",
        body,
        predicate: single(of(0)),
      }));
      break;
    case "recover":
      list.wrap((body) => ({ does: "recover", body, handler: of(0), site }));
      break;
    case "tap":
      list.append({ does: "tap", pieces: of(0), site });
      break;
    case "map":
      list.addToItems(of(0), fact);
      break;
    case "flatMap":
      list.addToItems(of(0), fact, { does: "flatten", site });
      break;
    case "filter":
      list.addToItems([{ does: "filter", predicate: single(of(0)), site }], fact);
      break;
    case "batch":
      list.batch(fact);
      break;
    case "reduce":
      list.reduce(fact);
      break;
    case "unknown":
      throw new Error(`the step ${fact.name} cannot be read`);
  }
}

function branchPiece(
  { branches, otherwise, site }: Extract<StepFact, { op: "branchOn" }>,
  of: (at: number) => Pieces,
): Piece {
  return {
    does: "branch",
    select: single(of(0)),
    branches: branches.map(({ key }, at) => ({ key, pieces: of(at + 1) })),
    ...(otherwise && { otherwise: of(branches.length + 1) }),
    site,
  };
}

/** A selector or a predicate runs once, and as long as it takes. */
function single([piece]: Pieces): Callable {
  if (piece?.does === "call" || piece?.does === "inline") return piece;
  if (piece?.does === "retry" || piece?.does === "timeout") return single(piece.body);
  throw new Error("a selector or a predicate is one function");
}

function piecesOfTarget(target: WiredTarget | undefined, site: Site, callees: Callees): Pieces {
  const fact = target?.fact;
  switch (fact?.kind) {
    case "node":
      return guarded({ does: "call", node: known(callees.nodes, fact.node), site });
    case "inline":
    case "function":
      return [{ does: "inline", inline: fact, site }];
    case "flow": {
      const flow = known(callees.flows, fact.flow);
      const pieces = piecesOf(flow, callees);
      return isLocal(pieces) ? pieces : [{ does: "flow", flow, site }];
    }
    default:
      throw new Error(`a step at ${site.file}:${site.line} has no target`);
  }
}

/** A node with its own options: each attempt has its time. */
function guarded(call: PieceOf<"call">): Pieces {
  const { site } = call;
  const { retry, timeout } = call.node.node;
  const timed: Pieces = timeout
    ? [{ does: "timeout", body: [call], limit: timeout, site }]
    : [call];
  return retry ? [{ does: "retry", body: timed, policy: retry, site }] : timed;
}

function known<T>(table: ReadonlyMap<DeclarationKey, T>, key: DeclarationKey): T {
  const value = table.get(key);
  if (value === undefined) throw new Error(`${key} is not wired`);
  return value;
}

const isLocal = (pieces: Pieces): boolean => pieces.every(isLocalPiece);

/** Whether a piece stays on the thread where it begins: it can be part of a task. */
export function isLocalPiece(piece: Piece): boolean {
  switch (piece.does) {
    case "branch":
      return piece.branches.every((each) => isLocal(each.pieces)) && isLocal(piece.otherwise ?? []);
    case "repeat":
    case "repeatWhile":
    case "retry":
    case "timeout":
      return isLocal(piece.body);
    case "recover":
      return isLocal(piece.body) && isLocal(piece.handler);
    case "tap":
      return isLocal(piece.pieces);
    case "flow":
    case "fanOut":
    case "map":
      return false;
    default:
      return true;
  }
}
