import { HEAP_STATE_CELLS } from "../memory/free-lists.js";

/**
 * What each shared object has in the arena before its fields. `…_WORD` are 32-bit words, the rest cells, all from the
 * record's start. The lock has a cache line of its own; the log's words, written in every call, have the next.
 */
export const RECORD = {
  LOCK_WORD: 0,
  /** The method that the holder is in; stale while the lock is free. */
  METHOD_WORD: 1,
  /** The owner id of a thread that has waited too long, 0 = none. */
  STARVING_WORD: 2,
  /** What a thread waits to hear of this object (`watched.ts`), 0 = nobody does. */
  WATCHED_WORD: 3,
  /** Counts what was announced. */
  NEWS_WORD: 4,
  /** Counts the guarded calls, for those who look without the lock; wraps around. */
  SEQUENCE_WORD: 5,

  /** Undo entries that count. Setting it to 0 is how a call without frees commits. */
  LOG_COUNT_WORD: 16,
  LOG_PHASE_WORD: 17,
  /** Cell of the first log chunk, 0 = the entries fit into the record. */
  LOG_CHAIN_WORD: 18,
  /** The entry that a commit is at. */
  LOG_CURSOR_WORD: 19,
  /** The record whose PHASE decides over this log too, 0 = its own does. Set while calls on several objects commit. */
  LOG_LEADER_WORD: 20,

  CALLS: 16,
  CONTENDED_CALLS: 17,
  WAIT_MS: 18,
  LONGEST_WAIT_MS: 19,
  /** Text blocks: the layout hash and the fields it stands for. */
  LAYOUT: 20,
  FIELD_LIST: 21,

  HEAP: 24,
  LOG: 24 + HEAP_STATE_CELLS + (HEAP_STATE_CELLS & 1),
} as const;

/** Undo entries that fit into the record; one entry is two cells. */
export const INLINE_ENTRIES = 128;
export const FIRST_FIELD = RECORD.LOG + 2 * INLINE_ENTRIES;
