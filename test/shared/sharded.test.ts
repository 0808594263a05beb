import { afterEach, beforeEach, expect, test } from "vitest";
import { merged } from "../../runtime/shared/sharded.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Sum } from "./fixtures/sum.js";
import { Crew, pause, reaches } from "./worker/crew.js";
import { objects, SIGNAL, tallyOf } from "./worker/scripts.js";

let memory: SharedMemory;
let crew: Crew;
let own: Sum;

beforeEach(() => {
  memory = SharedMemory.create();
  crew = new Crew(memory);
  own = objects.sum(memory, () => new Sum());
});
afterEach(() => crew.dismiss());

test("each thread adds to a copy of its own, and what is read is all of them", async () => {
  own.add(5);
  const seen = await Promise.all(
    [1, 2, 3].map(async () => (await crew.start("sumUp", 1000).result) as number),
  );
  expect(seen).toEqual([1000, 1000, 1000]);
  expect(own.left).toBe(5);
  expect(merged(own)).toEqual({ left: 3005, right: 3005 });
  expect(merged(own)).toBeInstanceOf(Sum);
});

test("what a dead thread has added stays, the one after it goes on with that, and no half call is seen", async () => {
  let counted = 0;
  for (let round = 0; round < 8; round++) {
    const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
    const pair = [crew.start("sumUntilKilled"), crew.start("sumUntilKilled")];
    await reaches(crew.tally, SIGNAL.ARRIVED, before + pair.length);
    for (let look = 0; look < 20; look++) {
      const { left, right } = merged(own);
      expect(left).toBe(right);
      expect(left).toBeGreaterThanOrEqual(counted);
    }
    await pause(Math.random() * 3);
    await Promise.all(pair.map(({ kill }) => kill()));
    counted += pair.reduce((all, { owner }) => all + crew.tally[tallyOf(owner)]!, 0);
    const { left, right } = merged(own);
    expect(left).toBe(right);
    // The last call of each may have committed without having returned.
    expect(left - counted).toBeGreaterThanOrEqual(0);
    expect(left - counted).toBeLessThanOrEqual(2);
    counted = left;
  }
  const names = Object.keys(memory.stats().objects).filter((each) => each.startsWith("Test.sum"));
  expect(names).toEqual(["Test.sum", "Test.sum, copy 1", "Test.sum, copy 2"]);
});

test("a thread for which there is no copy is not admitted, and leaves nothing", () => {
  const small = SharedMemory.create({ bytes: 4 * 65_536 });
  const place = objects.sum(small, () => new Sum());
  const before = small.stats().used;
  let admitted = 0;
  for (;;) {
    try {
      small.admit();
      admitted++;
    } catch (error) {
      expect(error).toMatchObject({ code: "ARENA_FULL" });
      break;
    }
  }
  place.add(1);
  expect(merged(place)).toEqual({ left: 1, right: 1 });
  expect(small.stats().used - before).toBe(admitted * 65_536);
});
