import fc from "fast-check";
import { expect, test } from "vitest";
import { string } from "../../runtime/shared/codecs.js";
import { newBox } from "./fixtures/box.js";
import { setContent } from "./fixtures/contents.js";
import { keys } from "./fixtures/data.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { setSteps } from "./fixtures/steps.js";

test.each(keys.map(({ codec, values }) => [codec.name, codec, values] as const))(
  "of %s behaves as Set, under change while iterating too",
  (_, codec, values) => {
    const few = fc.oneof(fc.constantFrom(...fc.sample(values, { numRuns: 6, seed: 1 })), values);
    const calls = fc.array(fc.array(setSteps(few), { maxLength: 15 }), { maxLength: 6 });
    fc.assert(
      fc.property(calls, (script) => {
        const { box, memory } = newBox(setContent<unknown>(codec), new Set(), 2 ** 20);
        const empty = auditHeap(memory.transfer.buffer, 0).inUse;
        const real = new Set<unknown>();
        for (const call of script) {
          const results = box.use((set) => call.map((step) => step(set)));
          expect(results).toEqual(call.map((step) => step(real)));
          expect([...box.use((set) => set)]).toEqual([...real]);
        }
        box.use((set) => set.clear());
        expect(auditHeap(memory.transfer.buffer, 0).inUse).toBe(empty);
      }),
      { numRuns: 60 },
    );
  },
);

test("is a Set to instanceof, to toString, to the copy constructor and to another Set", () => {
  const { box } = newBox(setContent(string), new Set(["a", "b"]));
  box.use((set) => {
    expect(set).toBeInstanceOf(Set);
    expect(Object.prototype.toString.call(set)).toBe("[object Set]");
    expect(new Set(set)).toEqual(new Set(["a", "b"]));
    expect(Array.from(set, (each) => each + each)).toEqual(["aa", "bb"]);
    expect(JSON.stringify(set)).toBe("{}");
  });
  expect(box.use((set) => ({ all: set, walk: set.values() }))).toEqual({
    all: new Set(["a", "b"]),
    walk: ["a", "b"].values(),
  });
  expect(() => box.use((set) => set.add(1 as unknown as string))).toThrow(
    new TypeError("Local.content: expected string as element, got 1"),
  );
});
