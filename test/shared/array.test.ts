import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Codec } from "../../runtime/shared/codec.js";
import { number, string } from "../../runtime/shared/codecs.js";
import { newBox } from "./fixtures/box.js";
import { arrayContent } from "./fixtures/contents.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { arraySteps } from "./fixtures/steps.js";

function behavesAsArray<T>(
  codec: Codec<T>,
  value: fc.Arbitrary<T>,
  compare: (a: T, b: T) => number,
): void {
  const calls = fc.array(fc.array(arraySteps(value, compare), { maxLength: 12 }), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(fc.array(value), calls, (initial, script) => {
      const { box } = newBox(arrayContent(codec), initial, 2 ** 21);
      const real = [...initial];
      for (const call of script) {
        const results = box.use((array) => call.map((step) => step(array)));
        expect(results).toEqual(call.map((step) => step(real)));
        expect(box.use((array) => array)).toEqual(real);
      }
    }),
    { numRuns: 200 },
  );
}

describe("behaves as Array", () => {
  test("of numbers", () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double(), fc.constant(-0));
    behavesAsArray(number, value, (a, b) => b - a || 0);
  });
  test("of strings", () => {
    const value = fc.oneof(fc.constantFrom("", "a", "Ā"), fc.string({ unit: "binary" }));
    behavesAsArray(string, value, (a, b) => a.length - b.length);
  });
});

test("a queue of pushes and shifts stays within its block", () => {
  const { box, memory } = newBox(arrayContent(string), []);
  const turn = (from: number, count: number) =>
    box.use((queue) => {
      for (let i = from; i < from + count; i++) {
        queue.push(`item ${i}`);
        if (queue.length > 30) expect(queue.shift()).toBe(`item ${i - 30}`);
      }
    });
  turn(0, 100);
  const { used } = memory.stats();
  for (let round = 1; round < 100; round++) turn(round * 100, 100);
  expect(memory.stats().used).toBe(used);
});

test("is an Array to instanceof; callbacks get the live array; a mutating callback is heard", () => {
  const { box } = newBox(arrayContent(number), [1, 2, 3]);
  box.use((array) => {
    expect(array).toBeInstanceOf(Array);
    array.forEach((value, index, all) => {
      all[index] = value * 10;
    });
    expect([...array]).toEqual([10, 20, 30]);
  });
});

test("what would leave a hole is refused", () => {
  const { box } = newBox(arrayContent(number), [1]);
  box.use((array) => {
    const hole = expect.objectContaining({
      code: "HOLE",
      message: "Local.content: writing element 5 of 1 would leave a hole; shared arrays have none",
    });
    expect(() => {
      array[5] = 1;
    }).toThrow(hole);
    expect(() => {
      array.length = 6;
    }).toThrow(hole);
    expect(() => Object.assign(array, { name: 1 })).toThrow(TypeError);
    expect([...array]).toEqual([1]);
  });
});

test("an element of another type is refused by name", () => {
  const { box } = newBox(arrayContent(number), [1]);
  const wrong = "1" as unknown as number;
  const attempts: ((array: number[]) => unknown)[] = [
    (array) => array.push(2, wrong),
    (array) => array.unshift(wrong),
    (array) => array.splice(0, 1, wrong),
    (array) => array.fill(wrong),
    (array) => {
      array[0] = wrong;
    },
  ];
  for (const attempt of attempts) {
    expect(() => box.use(attempt)).toThrow(
      new TypeError('Local.content: expected number as element, got "1"'),
    );
  }
  expect(box.use((array) => array)).toEqual([1]);
});

test("a comparison that throws leaves the order as it was", () => {
  const { box } = newBox(arrayContent(number), [3, 1, 2]);
  expect(() =>
    box.use((array) =>
      array.sort(() => {
        throw new RangeError("no");
      }),
    ),
  ).toThrow("no");
  expect(box.use((array) => array)).toEqual([3, 1, 2]);
});

test("a comparison that changes the array's length harms neither the elements nor the memory", () => {
  for (const change of [(array: string[]) => array.pop(), (array: string[]) => array.push("d")]) {
    const { box, memory } = newBox(arrayContent(string), ["c", "b", "a"]);
    box.use((array) =>
      array.sort((left, right) => {
        change(array);
        return left < right ? -1 : 1;
      }),
    );
    expect(box.use((array) => array)).toEqual(["a", "b", "c"]);
    box.use((array) => array.push("new", "newer"));
    box.use((array) => array.splice(0));
    expect(() => auditHeap(memory.transfer.buffer, 0)).not.toThrow();
  }
});
