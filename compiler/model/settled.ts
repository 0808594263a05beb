import { recordId, unionId } from "./type-ids.js";
import type { TypeId } from "./types.js";

/** `ParallelResult<T>`, written out: what became of one target of `.fanOutSettled`, or of one item. */
export const settledId = (value: TypeId): TypeId =>
  unionId([
    recordId([
      { name: "ok", type: "true", readonly: true },
      { name: "value", type: value, readonly: true },
      { name: "durationMs", type: "number", readonly: true },
    ]),
    recordId([
      { name: "ok", type: "false", readonly: true },
      { name: "error", type: "any", readonly: true },
      { name: "durationMs", type: "number", readonly: true },
    ]),
  ]);
