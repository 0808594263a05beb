import type { Unit } from "./bodies.js";
import { isLocalPiece, type Piece } from "./pieces.js";

/** What a program is made of: consecutive pieces that stay on one thread are one task. */
export function unitsOf(pieces: readonly Piece[]): readonly Unit[] {
  const units: [Piece, ...Piece[]][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const isLocal = isLocalPiece(piece) && !isGate(piece);
    if (isLocal && isOpen) units.at(-1)!.push(piece);
    else units.push([piece]);
    isOpen = isLocal;
  }
  return units;
}

const isGate = ({ does }: Piece): boolean => does === "filter" || does === "flatten";
