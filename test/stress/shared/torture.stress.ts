import { afterEach, beforeEach, expect, test } from "vitest";
import { bigint } from "../../../runtime/shared/bigint-codec.js";
import { string } from "../../../runtime/shared/codecs.js";
import { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { Box } from "../../shared/fixtures/box.js";
import { auditHeap } from "../../shared/fixtures/heap-audit.js";
import { checkHeap, ownedArray, ownedMap, ownedValue } from "../../shared/fixtures/heap-check.js";
import { advance, CELL, codecs, newZoo, zooContent } from "../../shared/fixtures/zoo.js";
import { Crew, pause, reaches } from "../../shared/worker/crew.js";
import { DEATH, objects, SIGNAL } from "../../shared/worker/scripts.js";

const { KILLS = "300" } = process.env;
const ZOO = 200;
const layout = {
  cells: zooContent.cells,
  owned: [
    ownedValue(CELL.LAST, codecs.last),
    ownedValue(CELL.BIG, bigint),
    ownedValue(CELL.TEXT, string),
    ownedMap(CELL.BY_NAME, { keys: string, values: codecs.row }),
    ownedMap(CELL.IDS, { keys: codecs.id }),
    ownedArray(CELL.ROWS, codecs.row),
    ownedArray(CELL.TEXTS, string),
  ],
};

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create({ bytes: 2 ** 23 });
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

/** Mostly quick deaths; running out of memory takes its time. */
const causeOf = (kill: number): number => {
  if (kill % 100 === 99) return DEATH.MEMORY;
  return kill % 10 === 9 ? DEATH.STACK : kill % 2 === 0 ? DEATH.TERMINATE : DEATH.EXIT;
};

test(`${KILLS} deaths of any kind among four workers: the zoo is what as many steps make of one, to the last cell`, async () => {
  const zoo = objects.zoo(memory, () => new Box(newZoo()));
  const model = newZoo();
  const { buffer } = memory.transfer;
  let [kills, inside] = [0, 0];
  const start = () => crew.start("torture", causeOf(kills++), { maxOldGenerationSizeMb: 24 });
  while (kills < Number(KILLS)) {
    const before = Atomics.load(crew.tally, SIGNAL.ARRIVED);
    const members = Array.from({ length: 4 }, start);
    await reaches(crew.tally, SIGNAL.ARRIVED, before + members.length);
    const deaths = members.map(async ({ kill, death }, at) => {
      const isKilled = causeOf(kills - members.length + at) === DEATH.TERMINATE;
      if (isKilled) await pause(Math.random() * 3);
      inside += await (isKilled ? kill() : death());
    });
    await Promise.all(deaths);
    const now = zoo.use((live) => ({ ...live }));
    advance(model, now.n);
    expect(now).toEqual(model);
    expect(auditHeap(buffer, ZOO).unsettled).toBe(0);
    checkHeap(buffer, ZOO, layout);
  }
  expect(inside).toBeGreaterThan(kills / 10);
  expect(memory.stats().objects["Test.zoo"]!.bytes).toBeLessThan(2 ** 21);
});
