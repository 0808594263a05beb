import type { WiredNode } from "../model/graph.js";
import type { FlowScope } from "./piece-types.js";
import type { Piece } from "./pieces.js";

/** For stats and errors: `parse > enrich`, `branchOn(kind, small, large)`. Inline functions have been copied before. */
export function taskName(pieces: readonly Piece[], flow: string, scope: FlowScope): string {
  const nameOf = (piece: Piece): string => {
    switch (piece.does) {
      case "retry":
      case "timeout":
        return all(piece.body);
      case "flow":
        return piece.flow.flow.name;
      case "call":
        return piece.node.node.name;
      case "inline":
        return scope.functions.step(piece.inline, flow, "any").name;
      default:
        return `${operators[piece.does] ?? piece.does}(${parts(piece)})`;
    }
  };
  const parts = (piece: Piece) => partsOf(piece).map(all).join(", ");
  const all = (each: readonly Piece[]): string => each.map(nameOf).join(" > ");
  return all(pieces);
}

const operators: Readonly<Record<string, string>> = { branch: "branchOn", flatten: "flatMap" };

/** The nodes that a task may call. */
export const nodesIn = (pieces: readonly Piece[]): readonly WiredNode[] =>
  pieces.flatMap((piece) =>
    piece.does === "call" ? [piece.node] : partsOf(piece).flatMap(nodesIn),
  );

/** Whether a task has anything to do with its call: a signal, an identity, attempts or a time limit. */
export const knowsCall = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => {
    if (piece.does === "retry" || piece.does === "timeout") return true;
    if (piece.does !== "call") return partsOf(piece).some(knowsCall);
    return piece.node.parameters.some(({ resolution }) => resolution.kind === "call");
  });

/** The pieces within a piece. */
function partsOf(piece: Piece): readonly (readonly Piece[])[] {
  switch (piece.does) {
    case "branch": {
      const { select, branches, otherwise } = piece;
      return [[select], ...branches.map((each) => each.pieces), ...(otherwise ? [otherwise] : [])];
    }
    case "repeat":
    case "retry":
    case "timeout":
      return [piece.body];
    case "repeatWhile":
      return [piece.body, [piece.predicate]];
    case "recover":
      return [piece.body, piece.handler];
    case "tap":
      return [piece.pieces];
    case "filter":
      return [[piece.predicate]];
    default:
      return [];
  }
}
