import type { StepPlan } from "../model/plan.js";
import type { BodyRequest } from "./bodies.js";
import { type CompiledUnit, named } from "./passing.js";
import type { Piece } from "./pieces.js";
import { originOf } from "./scope.js";
import { grouped } from "./type-parts.js";

/** Whether an item may become several, or none. */
export const givesMany = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ does }) => does === "filter" || does === "flatten");

/** A body that returns a list of all that gets to its end. */
export function gathered(
  { pieces, arrives, place }: BodyRequest,
  compile: (request: BodyRequest) => CompiledUnit,
): CompiledUnit {
  const name = place.names.claim("out");
  const inner: BodyRequest["place"] = {
    ...place,
    wanted: { as: "end", ending: { by: "push", name } },
  };
  const { steps, leaves } = compile({ pieces, arrives, place: inner });
  const origin = pieces[0] ? originOf(pieces[0].site) : "";
  const list = `${grouped(leaves.type)}[]`;
  const declared: StepPlan = { op: "declare", origin, name, type: list, list: true };
  const last: StepPlan = {
    ...{ op: "value", origin, value: named(name) },
    ending: { by: "return", awaited: false },
  };
  return { steps: [declared, ...steps, last], leaves };
}
