import { afterEach, beforeEach, expect, test } from "vitest";
import { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { Gauge } from "../../shared/fixtures/gauge.js";
import { Crew, pause, reaches } from "../../shared/worker/crew.js";
import { objects, SIGNAL, tallyOf } from "../../shared/worker/scripts.js";

const { LOWERED_KILLS = "200" } = process.env;
const kills = Number(LOWERED_KILLS);

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create();
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

test(`${kills} threads killed among lowered and guarded calls: each hit counts once, no half call is seen`, async () => {
  const shared = objects.gauge(memory, () => new Gauge());
  let [hits, inside] = [0, 0];
  for (let killed = 0; killed < kills; killed++) {
    const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
    const { owner, kill } = crew.start("gaugeUntilKilled");
    await reaches(crew.tally, SIGNAL.ARRIVED, before + 1);
    await pause(Math.random() * 3);
    inside += await kill();
    const returned = hits + crew.tally[tallyOf(owner)]!;
    expect([returned, returned + 1]).toContain(shared.hits);
    hits = shared.hits;
    expect(shared.level % 2).toBe(0);
  }
  expect(inside).toBeGreaterThan(kills / 20);
});
