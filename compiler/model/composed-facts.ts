import { readComposed } from "./type-ids.js";
import type { TypeFact, TypeId } from "./types.js";

/** What an id says of itself, when a later phase composed it of others. */
export function composedFact(id: TypeId): TypeFact | undefined {
  const composed = readComposed(id);
  switch (composed?.kind) {
    case "array":
      return { ...composed, readonly: false };
    case "record": {
      const properties = composed.properties.map(({ name, type, optional, readonly }) => {
        return {
          name,
          type,
          optional: optional === true,
          readonly: readonly === true,
          method: false,
        };
      });
      return { kind: "record", properties };
    }
    default:
      return composed;
  }
}
