import { afterAll, expect, test } from "vitest";
import { transaction } from "../../runtime/index.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { MortalThread, Rehearsal, watchAtomics } from "./fixtures/crash.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { Ledger } from "./fixtures/ledger.js";
import { takeFreeChunks } from "./fixtures/stranger.js";
import { pairOf } from "./worker/scripts.js";

const PAIR = [20, 21];
const MAX_DEATHS = 60;
/** The last stores are the commit: a thread dies at each of them. */
const COMMIT_STORES = 60;

afterAll(watchAtomics());

const postBoth = (pair: readonly [Ledger, Ledger]) =>
  transaction(pair, (left, right) => {
    right.post("worker");
    left.post("worker");
  });

function pairAt(posts: number) {
  const memory = SharedMemory.create({ bytes: 2 ** 20 });
  const pair = pairOf(memory, () => new Ledger());
  for (let i = 0; i < posts; i++) postBoth(pair);
  const owner = memory.admit();
  return { owner, rehearsal: new Rehearsal(memory.transfer.buffer) };
}

const survivor = (buffer: SharedArrayBuffer) => SharedMemory.attach({ buffer }, 1);

function postAndDie({ owner, rehearsal }: ReturnType<typeof pairAt>, limit: number) {
  rehearsal.begin();
  const { buffer } = rehearsal;
  const mortal = new MortalThread(buffer, owner, limit);
  try {
    postBoth(pairOf(mortal.memory));
  } catch {
    // Dead.
  }
  return { buffer, mortal };
}

/** Both ledgers are whole and have the same number of posts. */
function expectTogether(buffer: SharedArrayBuffer, posts: readonly number[]): number {
  const [left, right] = pairOf(survivor(buffer)).map((ledger) => {
    expect(ledger.faults()).toEqual([]);
    return ledger.byWorker.get("worker") ?? 0;
  });
  expect(left).toBe(right);
  expect(posts).toContain(left);
  for (const each of PAIR) expect(auditHeap(buffer, each).unsettled).toBe(0);
  return left!;
}

/** Early: what both calls do is plain writes for the most part. Clearing: both free much, and commit in many steps. */
const calls = { early: 5, clearing: 96 };

test.each(Object.entries(calls))(
  "a thread that dies at any store of a transaction (%s) leaves both objects as before, or as after",
  (_, posts) => {
    const base = pairAt(posts);
    const { stores } = postAndDie(base, Number.POSITIVE_INFINITY).mortal;
    const stride = Math.ceil(stores / MAX_DEATHS);
    const seen = new Set<number>();
    const limits = Array.from({ length: stores + 1 }, (_, i) => i);
    for (const limit of limits.filter((i) => i % stride === 0 || i > stores - COMMIT_STORES)) {
      const { buffer } = postAndDie(base, limit);
      survivor(buffer).reap(base.owner);
      const counted = expectTogether(buffer, limit === stores ? [posts + 1] : [posts, posts + 1]);
      seen.add(counted);
      postBoth(pairOf(survivor(buffer)));
      expectTogether(buffer, [counted + 1]);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([posts, posts + 1]);
  },
  120_000,
);

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
  "a recovery of a transaction (%s) that dies at any store and is repeated is right",
  (_, posts) => {
    const base = pairAt(posts);
    const { stores } = postAndDie(base, Number.POSITIVE_INFINITY).mortal;
    let broken = 0;
    for (let round = 0; round < 60; round++) {
      // Half of the deaths in the commit.
      const span = round % 2 === 0 ? stores : Math.min(stores, COMMIT_STORES);
      const death = stores - Math.ceil(Math.random() * span);
      const length = reapAndDie(postAndDie(base, death).buffer, base.owner, Infinity).stores;
      const { buffer } = postAndDie(base, death);
      const giveBack: (() => void)[] = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        const steps = attempt % 2 === 0 ? Math.min(30, length) : length;
        if (reapAndDie(buffer, base.owner, length - Math.ceil(Math.random() * steps)).died)
          broken++;
        giveBack.push(takeFreeChunks(buffer));
      }
      survivor(buffer).reap(base.owner);
      for (const check of giveBack) check();
      expectTogether(buffer, [posts, posts + 1]);
    }
    expect(broken).toBeGreaterThan(10);
  },
  120_000,
);
