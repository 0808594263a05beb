import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Codec } from "../../runtime/shared/codec.js";
import { number, string } from "../../runtime/shared/codecs.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Box, boxOf, type Content, newBox } from "./fixtures/box.js";
import { arrayContent, mapContent, stringContent } from "./fixtures/contents.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { arraySteps, mapSteps } from "./fixtures/steps.js";

const MIB = 2 ** 20;
const tooLong = "x".repeat(4 * MIB);
const arenaFull = expect.objectContaining({ name: "SharedStateError", code: "ARENA_FULL" });

/** Two boxes in one arena. */
function pair() {
  const memory = SharedMemory.create({ bytes: MIB });
  const make = <C>(index: number, name: string, content: Content<C>, initial: C) =>
    memory.object(index, name, boxOf(content), () => new Box(initial));
  return {
    memory,
    words: make(0, "Test.words", mapContent(string, number), new Map([["a", 1]])),
    title: make(1, "Test.title", stringContent, "before"),
  };
}

/** Fills the arena in such a way that the method does not notice. */
function swallow(fill: () => unknown): void {
  try {
    fill();
  } catch {
    // A user's method may do this.
  }
}

test("the whole call is rolled back, then it throws, even when the method swallows the error", () => {
  const { words } = pair();
  const call = () =>
    words.use((map) => {
      map.set("b", 2).delete("a");
      swallow(() => map.set(tooLong, 3));
      return "fine";
    });
  expect(call).toThrow(arenaFull);
  expect([...words.use((map) => map)]).toEqual([["a", 1]]);
  words.use((map) => map.set("b", 2).size);
  expect([...words.use((map) => map)]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("after the failure nothing of the object can be read or written until the call is over", () => {
  const { words } = pair();
  const seen: unknown[] = [];
  const call = () =>
    words.use((map) => {
      swallow(() => map.set(tooLong, 3));
      for (const attempt of [() => map.get("a"), () => map.set("c", 1), () => [...map]]) {
        try {
          attempt();
        } catch (error) {
          seen.push(error);
        }
      }
    });
  expect(call).toThrow(arenaFull);
  expect(seen).toEqual([arenaFull, arenaFull, arenaFull]);
});

test("a failure in an inner call on another object rolls the outer call back as well", () => {
  const { words, title } = pair();
  const call = () =>
    words.use((map) => {
      map.set("b", 2);
      swallow(() =>
        title.use((_, self) => {
          self.content = tooLong;
        }),
      );
      return map.size;
    });
  expect(call).toThrow(arenaFull);
  expect([...words.use((map) => map)]).toEqual([["a", 1]]);
  expect(title.use((text) => text)).toBe("before");
});

test("a nested call on the same object is part of the outermost", () => {
  const { words } = pair();
  const call = () =>
    words.use((map) => {
      map.set("b", 2);
      swallow(() => words.use((inner) => inner.set(tooLong, 1)));
    });
  expect(call).toThrow(arenaFull);
  expect([...words.use((map) => map)]).toEqual([["a", 1]]);
});

test("what the failed calls had claimed is free again", () => {
  const { words, memory } = pair();
  const { used } = memory.stats();
  for (let round = 0; round < 20; round++) {
    const fill = () =>
      words.use((map) => {
        for (let i = 0; ; i++) map.set(`${"k".repeat(3000)}${i}`, i);
      });
    expect(fill).toThrow(arenaFull);
    expect(memory.stats().used).toBe(used);
  }
});

test("an undo log that finds no room rolls back too", () => {
  const memory = SharedMemory.create({ bytes: 2 ** 18 + 2 ** 16 });
  const initial = Array.from({ length: 9000 }, (_, i) => i);
  const box = memory.object(0, "Test.box", boxOf(arrayContent(number)), () => new Box(initial));
  const call = () =>
    box.use((array) => {
      for (let round = 0; round < 9; round++) for (let i = 0; i < 9000; i++) array[i] = -i;
    });
  expect(call).toThrow(arenaFull);
  expect(box.use((array) => array)).toEqual(initial);
});

test("an initial value that does not fit leaves nothing behind", () => {
  const memory = SharedMemory.create({ bytes: MIB });
  const { used } = memory.stats();
  const make = (text: string) =>
    memory.object(0, "Test.title", boxOf(stringContent), () => new Box(text));
  expect(() => make(tooLong)).toThrow(arenaFull);
  expect(memory.stats().used).toBe(used);
  expect(make("short").use((text) => text)).toBe("short");
});

describe("any change at all is rolled back to the last bit, and what is cleared is free", () => {
  function rollsBack<C extends Map<unknown, unknown> | unknown[]>(
    content: Content<C>,
    empty: () => C,
    step: fc.Arbitrary<(container: C) => unknown>,
  ): void {
    const call = fc.array(step, { maxLength: 20 });
    const calls = fc.array(fc.tuple(call, fc.boolean()), { minLength: 1, maxLength: 6 });
    const property = fc.property(calls, (script) => {
      const { box, memory } = newBox(content, empty(), MIB);
      const { buffer } = memory.transfer;
      const untouched = auditHeap(buffer, 0);
      for (const [steps, fails] of script) {
        const [before, audit] = [box.use((live) => live), auditHeap(buffer, 0)];
        const run = () =>
          box.use((live) => {
            for (const change of steps) change(live);
            if (fails) swallow(() => put(live, tooLong));
          });
        if (!fails) run();
        else {
          expect(run).toThrow(arenaFull);
          expect(box.use((live) => live)).toEqual(before);
          expect(auditHeap(buffer, 0)).toEqual(audit);
        }
      }
      box.use((live) => (live instanceof Map ? live.clear() : live.splice(0)));
      const cleared = auditHeap(buffer, 0);
      const lost = cleared.inUse - untouched.inUse;
      expect(lost).toBeGreaterThanOrEqual(0);
      // A chunk may end with one cell that is too small for a block.
      expect(lost).toBeLessThanOrEqual(cleared.chunks);
    });
    fc.assert(property, { numRuns: 150 });
  }

  function put(live: Map<unknown, unknown> | unknown[], value: string): void {
    if (live instanceof Map) live.set(value, value);
    else live.push(value);
  }

  const text = fc.oneof(fc.constantFrom("", "a", "b"), fc.string({ maxLength: 300 }));
  const codec: Codec<string> = string;

  test("in a Map", () => {
    rollsBack(mapContent(codec, codec), () => new Map<string, string>(), mapSteps(text, text));
  });
  test("in an Array", () => {
    const steps = arraySteps(text, (a, b) => a.length - b.length);
    rollsBack(arrayContent(codec), () => [] as string[], steps);
  });
});
