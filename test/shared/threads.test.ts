import { afterEach, beforeEach, expect, test } from "vitest";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Counter } from "./fixtures/counter.js";
import { Ledger } from "./fixtures/ledger.js";
import { Crew, pause, reaches } from "./worker/crew.js";
import { objects, SIGNAL, tallyOf } from "./worker/scripts.js";

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create();
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

test("four workers times 250,000 increments are counted exactly, each number returned once", async () => {
  const counter = objects.counter(memory, () => new Counter());
  const total = 1_000_000;
  const members = Array.from({ length: 4 }, () => crew.start("increment", total / 4));
  const sums = await Promise.all(members.map((member) => member.result));
  expect(counter.count).toBe(total);
  expect(sums.reduce((a, b) => Number(a) + Number(b), 0)).toBe((total * (total + 1)) / 2);
});

test("200 workers killed inside a method of many writes: every call is counted once or not at all", async () => {
  const ledger = objects.ledger(memory, () => new Ledger());
  const kills = 200;
  let inside = 0;
  for (let killed = 0; killed < kills; ) {
    const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
    const pair = [crew.start("post"), crew.start("post")];
    await reaches(crew.tally, SIGNAL.ARRIVED, before + pair.length);
    for (const { owner, kill } of pair) {
      await pause(Math.random() * 4);
      inside += await kill();
      killed++;
      expect(ledger.faults()).toEqual([]);
      const returned = crew.tally[tallyOf(owner)]!;
      const counted = ledger.byWorker.get(`worker ${owner}`) ?? 0;
      // The last call may have committed without having returned.
      expect([returned, returned + 1]).toContain(counted);
    }
  }
  expect(inside).toBeGreaterThan(kills / 10);
});
