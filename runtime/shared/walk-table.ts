import type { UndoLog } from "../sync/undo-log.js";
import type { MapTable } from "./map-table.js";

/** The iterator of a live map or set. */
export function* walkTable<K, V, R>(
  { table, log }: { readonly table: MapTable<K, V>; readonly log: UndoLog },
  read: (entry: number) => R,
): Generator<R, undefined> {
  const cursor = table.cursor();
  try {
    for (;;) {
      log.check();
      const entry = table.advance(cursor);
      if (entry === 0) return undefined;
      yield read(entry);
    }
  } finally {
    table.drop(cursor);
  }
}
