import { expect, test } from "vitest";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { WordCounts, wordCounts } from "./fixtures/word-counts.js";

test("the class of the design's first page works in shared memory as it does alone", () => {
  const memory = SharedMemory.create({ bytes: 2 ** 22 });
  const shared = memory.object(0, "Corpus.counts", wordCounts, () => new WordCounts());
  const alone = new WordCounts();
  for (const counts of [shared, alone]) {
    counts.addAll(
      new Map([
        ["a", 1],
        ["ÿ", 2],
        ["Ā", 3],
      ]),
    );
    counts.addAll(
      new Map([
        ["a", 5],
        ["", 1],
      ]),
    );
  }
  expect(shared.total).toBe(12);
  expect(shared.top(3)).toEqual(alone.top(3));
  expect([...shared.byWord]).toEqual([...alone.byWord]);
  expect(shared).toBeInstanceOf(WordCounts);
  expect(shared.constructor).toBe(WordCounts);
  expect({ ...shared }).toEqual({ ...alone });
  expect(Object.keys(shared)).toEqual(Object.keys(alone));
});
