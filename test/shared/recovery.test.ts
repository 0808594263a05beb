import { afterAll, expect, test } from "vitest";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { MortalThread, Rehearsal, watchAtomics } from "./fixtures/crash.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { Ledger } from "./fixtures/ledger.js";
import { takeFreeChunks } from "./fixtures/stranger.js";
import { objects } from "./worker/scripts.js";

const LEDGER = 1;
/** Longer calls die at every second or third of their stores. */
const MAX_DEATHS = 600;

afterAll(watchAtomics());

/** A ledger before its next post, in an arena that can be copied. */
function ledgerAt(posts: number) {
  const memory = SharedMemory.create({ bytes: 2 ** 20 });
  const ledger = objects.ledger(memory, () => new Ledger());
  for (let i = 0; i < posts; i++) ledger.post("worker");
  const owner = memory.admit();
  const { buffer } = memory.transfer;
  return { owner, before: auditHeap(buffer, LEDGER), rehearsal: new Rehearsal(buffer) };
}

/** Calls that take every path of heap and log: the first ones, one that claims a chunk, one that clears a map. */
const calls = { early: 5, claiming: postsBeforeGrowth(), clearing: 96 };

function postsBeforeGrowth(): number {
  const memory = SharedMemory.create({ bytes: 2 ** 20 });
  const ledger = objects.ledger(memory, () => new Ledger());
  for (let posts = 0; posts < 90; posts++) {
    ledger.post("worker");
    if (auditHeap(memory.transfer.buffer, LEDGER).chunks > 1) return posts;
  }
  throw new Error("the heap has not grown");
}

/** Another thread on the same memory, which clears up. */
const survivor = (buffer: SharedArrayBuffer) => SharedMemory.attach({ buffer }, 1);

/** Lets a thread make one more post in a copy of the arena and die at store `limit`. */
function postAndDie(base: ReturnType<typeof ledgerAt>, limit: number) {
  base.rehearsal.begin();
  const { buffer } = base.rehearsal;
  const mortal = new MortalThread(buffer, base.owner, limit);
  try {
    objects.ledger(mortal.memory).post("worker");
  } catch {
    // Dead; what it threw on the way is nobody's concern.
  }
  return { buffer, mortal };
}

function expectWhole(buffer: SharedArrayBuffer, posts: readonly number[]): number {
  const ledger = objects.ledger(survivor(buffer));
  expect(ledger.faults()).toEqual([]);
  const counted = ledger.byWorker.get("worker")!;
  expect(posts).toContain(counted);
  expect(auditHeap(buffer, LEDGER).unsettled).toBe(0);
  return counted;
}

test.each(Object.entries(calls))(
  "a thread that dies at any store of a call (%s) leaves a whole object",
  (_, posts) => {
    const base = ledgerAt(posts);
    const { stores } = postAndDie(base, Number.POSITIVE_INFINITY).mortal;
    const stride = Math.ceil(stores / MAX_DEATHS);
    let rolledBack = 0;
    for (let limit = 0; limit <= stores; limit += stride) {
      const { buffer } = postAndDie(base, limit);
      survivor(buffer).reap(base.owner);
      const counted = expectWhole(buffer, limit === stores ? [posts + 1] : [posts, posts + 1]);
      if (counted === posts) {
        rolledBack++;
        expect(auditHeap(buffer, LEDGER)).toEqual(base.before);
      }
      objects.ledger(survivor(buffer)).post("worker");
      expectWhole(buffer, [counted + 1]);
    }
    expect(rolledBack).toBeGreaterThan(200);
  },
  120_000,
);

/** Clears up, and dies at store `limit` of that. */
function reapAndDie(buffer: SharedArrayBuffer, owner: number, limit: number) {
  const reaper = new MortalThread(buffer, 1, limit);
  try {
    reaper.memory.reap(owner);
    return { died: false, stores: reaper.stores };
  } catch {
    return { died: true, stores: reaper.stores };
  }
}

test.each(Object.entries(calls))(
  "a recovery (%s) that dies at any store and is repeated is right and touches nothing else",
  (_, posts) => {
    const base = ledgerAt(posts);
    const stores = postAndDie(base, Number.POSITIVE_INFINITY).mortal.stores;
    let broken = 0;
    for (let round = 0; round < 400; round++) {
      const death = Math.floor(Math.random() * stores);
      const length = reapAndDie(postAndDie(base, death).buffer, base.owner, Infinity).stores;
      const { buffer } = postAndDie(base, death);
      const giveBack: (() => void)[] = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        // Half of them in the last steps, which are short and of many kinds.
        const steps = attempt % 2 === 0 ? Math.min(30, length) : length;
        if (reapAndDie(buffer, base.owner, length - Math.ceil(Math.random() * steps)).died)
          broken++;
        giveBack.push(takeFreeChunks(buffer));
      }
      survivor(buffer).reap(base.owner);
      for (const check of giveBack) check();
      expectWhole(buffer, [posts, posts + 1]);
    }
    expect(broken).toBeGreaterThan(20);
  },
  120_000,
);
