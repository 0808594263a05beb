import type { UndoLog } from "./undo-log.js";

/**
 * Ends the calls of one thread on several objects as one: all are kept, or all are undone, wherever the thread dies.
 * Scenario *dead between two commits*. May be repeated like `UndoLog.close`, with the same `keep`.
 */
export function closeTogether(logs: readonly UndoLog[], keep: boolean): void {
  if (keep) lead(logs.filter((log) => log.hasChanges));
  else for (const log of logs) log.condemn();
  for (const log of logs) log.close();
}

/** The last one leads, since it is closed last. Nothing to agree on if it is the only one. */
function lead(changed: readonly UndoLog[]): void {
  const leader = changed.at(-1);
  if (leader === undefined || changed.length === 1) return;
  for (const log of changed) if (log !== leader) log.follow(leader);
  leader.lead();
}
