import type { FlowInput } from "./graph.js";
import { itemOf } from "./items.js";
import type { TypeOracle } from "./oracle.js";
import { typeText } from "./type-lookup.js";
import type { TypeTable } from "./types.js";

/** What arrives somewhere: a value, or any iterable of such values. */
export type Arriving = Pick<FlowInput, "type" | "iterable">;

interface Means {
  readonly types: TypeTable;
  readonly oracle: TypeOracle;
}

/** Why an input does not take what arrives; a flow that begins with a map takes anything with items. */
export function inputMismatch(
  arriving: Arriving,
  input: Arriving,
  { types, oracle }: Means,
): string | undefined {
  const { type } = arriving;
  if (input.iterable === arriving.iterable) return oracle.mismatch(type, input.type);
  if (arriving.iterable) {
    return `is any iterable of ${typeText(types, type)}, expected ${typeText(types, input.type)}`;
  }
  const item = itemOf(types, type);
  return item === undefined ? notIterable(arriving, types) : oracle.mismatch(item, input.type);
}

export const notIterable = ({ type }: Arriving, types: TypeTable): string =>
  `is ${typeText(types, type)}, which has no items`;
