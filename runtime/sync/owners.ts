import { SharedStateError } from "../errors.js";
import type { Arena } from "../memory/arena.js";
import { MAX_THREADS, OWNER_SLOT_WORDS, ROOT } from "../memory/root.js";
import { MAX_OWNER } from "./lock-word.js";

/** Words of a slot. OWNER 0 = the slot is unused; WAITS_FOR is a control record's cell, 0 = runs. */
const SLOT = { OWNER: 0, THREAD: 1, WAITS_FOR: 2, METHOD: 3, TICKET: 4 } as const;

/** What a thread waits for. A ticket is drawn for each wait, so two equal tickets are one uninterrupted wait. */
export interface Wait {
  readonly record: number;
  readonly method: number;
  readonly ticket: number;
}

/**
 * The threads that use the arena: one slot each, given out and cleared by the main thread only. A thread writes
 * nothing but its own slot, and that only when it has to wait.
 */
export class Owners {
  readonly #i32: Int32Array;

  constructor(arena: Arena) {
    this.#i32 = arena.i32;
  }

  /**
   * A slot for a new thread and an id that no thread had before.
   * @throws SharedStateError `TOO_MANY_THREADS` beyond 512 at once.
   */
  admit(): number {
    for (let index = 0; index < MAX_THREADS; index++) {
      const slot = slotWord(index);
      if (Atomics.load(this.#i32, slot + SLOT.OWNER) !== 0) continue;
      const owner = Atomics.add(this.#i32, ROOT.NEXT_OWNER, 1) + 1;
      if (owner > MAX_OWNER) break;
      this.#i32.fill(0, slot, slot + OWNER_SLOT_WORDS);
      Atomics.store(this.#i32, slot + SLOT.OWNER, owner);
      return owner;
    }
    throw new SharedStateError("TOO_MANY_THREADS", `More than ${MAX_THREADS} threads share memory`);
  }

  dismiss(owner: number): void {
    const slot = this.slotOf(owner);
    if (slot !== 0) Atomics.store(this.#i32, slot + SLOT.OWNER, 0);
  }

  /** The slot of a live thread, else 0. Nobody is owner 0: unused slots say so, and may still tell of a dead thread. */
  slotOf(owner: number): number {
    if (owner === 0) return 0;
    for (let index = 0; index < MAX_THREADS; index++) {
      const slot = slotWord(index);
      if (Atomics.load(this.#i32, slot + SLOT.OWNER) === owner) return slot;
    }
    return 0;
  }

  /** The number of its slot. The main thread, which comes first, has 0. */
  placeOf(owner: number): number {
    return (this.slotOf(owner) - ROOT.OWNERS) / OWNER_SLOT_WORDS;
  }

  /** Says which Node thread this owner is; 0 is the main thread. */
  introduce(owner: number, threadId: number): void {
    Atomics.store(this.#i32, this.slotOf(owner) + SLOT.THREAD, threadId);
  }

  /** `the main thread` or `worker thread 3`. */
  labelOf(owner: number): string {
    const slot = this.slotOf(owner);
    if (slot === 0) return "a thread that has ended";
    const thread = Atomics.load(this.#i32, slot + SLOT.THREAD);
    return thread === 0 ? "the main thread" : `worker thread ${thread}`;
  }

  publishWait(slot: number, record: number, method: number): void {
    this.#i32[slot + SLOT.METHOD] = method;
    const ticket = Atomics.add(this.#i32, ROOT.NEXT_TICKET, 1);
    Atomics.store(this.#i32, slot + SLOT.TICKET, ticket);
    Atomics.store(this.#i32, slot + SLOT.WAITS_FOR, record);
  }

  withdrawWait(slot: number): void {
    Atomics.store(this.#i32, slot + SLOT.WAITS_FOR, 0);
  }

  waitOf(owner: number): Wait | undefined {
    const slot = this.slotOf(owner);
    const record = slot === 0 ? 0 : Atomics.load(this.#i32, slot + SLOT.WAITS_FOR);
    if (record === 0) return undefined;
    const ticket = Atomics.load(this.#i32, slot + SLOT.TICKET);
    return { record, method: Atomics.load(this.#i32, slot + SLOT.METHOD), ticket };
  }

  /** Calls `visit` with every record that some thread waits for. */
  eachWaitedFor(visit: (record: number) => void): void {
    for (let index = 0; index < MAX_THREADS; index++) {
      const record = Atomics.load(this.#i32, slotWord(index) + SLOT.WAITS_FOR);
      if (record !== 0) visit(record);
    }
  }
}

const slotWord = (index: number): number => ROOT.OWNERS + index * OWNER_SLOT_WORDS;
