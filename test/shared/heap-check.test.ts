import { expect, test } from "vitest";
import { bigint } from "../../runtime/shared/bigint-codec.js";
import { string } from "../../runtime/shared/codecs.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Box, boxOf, newBox } from "./fixtures/box.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { checkHeap, ownedArray, ownedMap, ownedValue } from "./fixtures/heap-check.js";
import { advance, CELL, codecs, newZoo, step, zooContent } from "./fixtures/zoo.js";

const owned = [
  ownedValue(CELL.LAST, codecs.last),
  ownedValue(CELL.BIG, bigint),
  ownedValue(CELL.TEXT, string),
  ownedMap(CELL.BY_NAME, { keys: string, values: codecs.row }),
  ownedMap(CELL.IDS, { keys: codecs.id }),
  ownedArray(CELL.ROWS, codecs.row),
  ownedArray(CELL.TEXTS, string),
];

const stepOn = (box: Box<ReturnType<typeof newZoo>>): void => {
  try {
    box.use((zoo) => step(zoo));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
};

test("every cell of the heap belongs to somebody, whatever the fields hold", () => {
  const { box, memory } = newBox(zooContent, newZoo(), 2 ** 21);
  const model = newZoo();
  for (let n = 1; n <= 600; n++) {
    stepOn(box);
    if (n % 50 !== 0) continue;
    advance(model, n);
    expect(box.use((live) => ({ ...live }))).toEqual(model);
    checkHeap(memory.transfer.buffer, 0, { cells: zooContent.cells, owned });
  }
});

test("the check finds what a field is not known to own, and what two own", () => {
  const { box, memory } = newBox(zooContent, newZoo(), 2 ** 21);
  for (let n = 0; n < 60; n++) stepOn(box);
  const check = (all: typeof owned) => () =>
    checkHeap(memory.transfer.buffer, 0, { cells: zooContent.cells, owned: all });
  expect(check(owned)).not.toThrow();
  expect(check(owned.slice(0, -1))).toThrow("belong to nobody");
  expect(check([...owned, ownedValue(CELL.BIG, bigint)])).toThrow("overlaps");
});

test("a class that grows and shrinks for long takes no more than at its largest", () => {
  const { box, memory } = newBox(zooContent, newZoo(), 2 ** 21);
  for (let n = 0; n < 500; n++) stepOn(box);
  const { chunks } = auditHeap(memory.transfer.buffer, 0);
  for (let n = 0; n < 2500; n++) stepOn(box);
  expect(auditHeap(memory.transfer.buffer, 0).chunks).toBeLessThanOrEqual(chunks + 2);
});

test("a full arena rolls a call back, whatever it has changed", () => {
  const memory = SharedMemory.create({ bytes: 2 ** 19 });
  const box = memory.object(0, "Test.zoo", boxOf(zooContent), () => new Box(newZoo()));
  for (let n = 0; n < 100; n++) stepOn(box);
  const before = box.use((live) => ({ ...live }));
  const overfill = () =>
    box.use((zoo) => {
      step(zoo);
      for (let n = 0; ; n++) {
        zoo.rows.push({ id: n, tags: ["Ā".repeat(200), "x"], at: new Date(n) });
        zoo.ids.add(BigInt(n) ** 30n);
        zoo.byName.set(`more ${n}`, zoo.rows.at(-1)!);
        zoo.big = 7n ** BigInt(n);
      }
    });
  expect(overfill).toThrow(expect.objectContaining({ code: "ARENA_FULL" }));
  expect(box.use((live) => ({ ...live }))).toEqual(before);
  checkHeap(memory.transfer.buffer, 0, { cells: zooContent.cells, owned });
});
