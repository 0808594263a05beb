import type { Arena } from "../memory/arena.js";
import type { Heap } from "../memory/heap.js";
import type { UndoLog } from "../sync/undo-log.js";

/** One shared object's memory as its fields and containers use it, in this thread. */
export interface Store {
  readonly arena: Arena;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly i64: BigInt64Array;
  readonly f64: Float64Array;
  readonly heap: Heap;
  readonly log: UndoLog;
  /** `WordCounts.total`: the field that has this cell, for messages. */
  fieldAt(cell: number): string;
}
