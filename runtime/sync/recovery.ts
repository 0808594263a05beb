import type { Arena } from "../memory/arena.js";
import type { ChunkTable } from "../memory/chunk-table.js";
import type { HeapPlace } from "../memory/free-lists.js";
import { MAX_OBJECTS, ROOT } from "../memory/root.js";
import { RECORD } from "./control-record.js";
import { wakeAll } from "./futex.js";
import { DIED, FREE, ownerOf } from "./lock-word.js";
import type { Owners } from "./owners.js";
import { UndoLog } from "./undo-log.js";
import { Watched } from "./watched.js";

export interface Memory {
  readonly arena: Arena;
  readonly chunks: ChunkTable;
  readonly owners: Owners;
}

/** Where object `index` keeps its allocator's state, and under which id its chunks are. */
export function heapPlace(
  { arena, chunks }: Pick<Memory, "arena" | "chunks">,
  record: number,
  index: number,
): HeapPlace {
  return { arena, chunks, state: record + RECORD.HEAP, id: index + 1 };
}

/**
 * Clears up after a thread that has stopped: every object it was in is put back to the state before the call, its
 * locks are released and the waiters woken. Only after its 'exit' event, when its last store is done. May be
 * interrupted and called again; a second call finds nothing to do. Returns how many locks it held.
 */
export function reap(memory: Memory, owner: number): number {
  const words = memory.arena.i32;
  const held = heldObjects(memory, owner);
  // Scenario *dead between two commits*: what follows is done before what leads.
  for (const { log } of held) if (log.isFollowing) log.recover();
  for (const { log, record } of held) {
    log.recover();
    Atomics.exchange(words, record * 2 + RECORD.LOCK_WORD, FREE);
  }
  for (const record of records(words)) new Watched(memory.arena, record).announce();
  // Before the slot goes: it may name a lock whose wake the dead thread has swallowed.
  memory.owners.eachWaitedFor((record) => wakeAll(words, record * 2 + RECORD.LOCK_WORD));
  memory.owners.dismiss(owner);
  return held.length;
}

/** All are marked before any is recovered. */
function heldObjects(memory: Memory, owner: number) {
  const held: { readonly record: number; readonly log: UndoLog }[] = [];
  for (let index = 0; index < MAX_OBJECTS; index++) {
    const record = Atomics.load(memory.arena.i32, ROOT.DIRECTORY + index);
    if (record === 0) continue;
    forgetStarving(memory.arena.i32, record, owner);
    if (!markDied(memory.arena.i32, record, owner)) continue;
    held.push({ record, log: new UndoLog({ heap: heapPlace(memory, record, index), record }, []) });
  }
  return held;
}

function* records(words: Int32Array): Generator<number> {
  for (let index = 0; index < MAX_OBJECTS; index++) {
    const record = Atomics.load(words, ROOT.DIRECTORY + index);
    if (record !== 0) yield record;
  }
}

/** False when the lock belongs to somebody else. A waiter may set CONTENDED at any moment, hence the loop. */
function markDied(words: Int32Array, record: number, owner: number): boolean {
  const index = record * 2 + RECORD.LOCK_WORD;
  for (;;) {
    const seen = Atomics.load(words, index);
    if (ownerOf(seen) !== owner) return false;
    if (Atomics.compareExchange(words, index, seen, seen | DIED) === seen) return true;
  }
}

function forgetStarving(words: Int32Array, record: number, owner: number): void {
  Atomics.compareExchange(words, record * 2 + RECORD.STARVING_WORD, owner, 0);
}
