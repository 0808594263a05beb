import { afterEach, beforeEach, expect, test } from "vitest";
import { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { auditHeap } from "../../shared/fixtures/heap-audit.js";
import { Ledger } from "../../shared/fixtures/ledger.js";
import { Crew, type Member, pause, reaches } from "../../shared/worker/crew.js";
import { objects, pairOf, SIGNAL, tallyOf } from "../../shared/worker/scripts.js";

const LEDGER = 1;
/** Of threads in transactions. */
const KILLS = Number(process.env.KILLS ?? 200);

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create();
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

/** Posters that are up. */
async function startPosters(
  count: number,
  script: "post" | "postBoth" = "post",
): Promise<Member[]> {
  const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
  const members = Array.from({ length: count }, () => crew.start(script));
  await reaches(crew.tally, SIGNAL.ARRIVED, before + count);
  return members;
}

test("1,000 holders and waiters killed at random moments: nothing lost, nothing twice, nothing leaked", async () => {
  const ledger = objects.ledger(memory, () => new Ledger());
  let inside = 0;
  let kills = 0;
  while (kills < 1000) {
    for (const { owner, kill } of await startPosters(4)) {
      await pause(Math.random() * 3);
      inside += await kill();
      kills++;
      const returned = crew.tally[tallyOf(owner)]!;
      const counted = ledger.byWorker.get(`worker ${owner}`) ?? 0;
      expect([returned, returned + 1]).toContain(counted);
    }
    expect(ledger.faults()).toEqual([]);
    expect(auditHeap(memory.transfer.buffer, LEDGER).unsettled).toBe(0);
  }
  expect(inside).toBeGreaterThan(kills / 10);
  // Far below what 1,000 lost allocations would take.
  expect(memory.stats().objects["Test.ledger"]!.bytes).toBeLessThan(4 * 2 ** 20);
});

test(`${KILLS} threads killed in transactions and waits: both objects have all of a transaction, or nothing`, async () => {
  const pair = pairOf(memory, () => new Ledger());
  let inside = 0;
  for (let kills = 0; kills < KILLS; ) {
    const members = await startPosters(4, "postBoth");
    for (const { owner, kill } of members) {
      await pause(Math.random() * 3);
      inside += Math.min(1, await kill());
      kills++;
      const returned = crew.tally[tallyOf(owner)]!;
      const [left, right] = pair.map((each) => each.byWorker.get(`worker ${owner}`) ?? 0);
      expect(left).toBe(right);
      expect([returned, returned + 1]).toContain(left);
    }
    for (const [i, each] of pair.entries()) {
      expect(each.faults()).toEqual([]);
      expect(auditHeap(memory.transfer.buffer, 21 - i).unsettled).toBe(0);
    }
  }
  expect(inside).toBeGreaterThan(KILLS / 20);
});

test("four threads that fight for one lock for ten seconds all get their share", async () => {
  objects.ledger(memory, () => new Ledger());
  const members = await startPosters(4);
  await pause(10_000);
  const posts = members.map(({ owner }) => crew.tally[tallyOf(owner)]!);
  const fair = posts.reduce((a, b) => a + b) / posts.length;
  for (const count of posts) expect(count).toBeGreaterThan(fair / 4);
});
