import type { Piece } from "./pieces.js";
import { type Callable, isCallable } from "./tasks.js";

/** A step of a program: consecutive calls are one segment. */
export type Unit =
  | { readonly does: "segment"; readonly pieces: readonly [Callable, ...Callable[]] }
  | Exclude<Piece, Callable>;

export type UnitOf<Does extends Unit["does"]> = Extract<Unit, { does: Does }>;

export function unitsOf(pieces: readonly Piece[]): readonly Unit[] {
  const units: Unit[] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (!isCallable(piece)) units.push(piece);
    else if (last?.does !== "segment") units.push({ does: "segment", pieces: [piece] });
    else units[units.length - 1] = { does: "segment", pieces: [...last.pieces, piece] };
  }
  return units;
}

export const firstOf = (unit: Unit): Piece => (unit.does === "segment" ? unit.pieces[0] : unit);
