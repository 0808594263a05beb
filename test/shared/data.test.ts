import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bigint } from "../../runtime/shared/bigint-codec.js";
import type { Codec } from "../../runtime/shared/codec.js";
import { choice, number, string } from "../../runtime/shared/codecs.js";
import { date } from "../../runtime/shared/date-codec.js";
import { i32 } from "../../runtime/shared/integer-codecs.js";
import { recordOf } from "../../runtime/shared/record-codecs.js";
import { arrayOf, mapOf, setOf, tupleOf } from "../../runtime/shared/sequence-codecs.js";
import { unionOf } from "../../runtime/shared/union-codec.js";
import { newBox } from "./fixtures/box.js";
import { arrayContent, mapContent, setContent, valueContent } from "./fixtures/contents.js";
import { anyData, type Data, keys } from "./fixtures/data.js";
import { auditHeap } from "./fixtures/heap-audit.js";

/** A type, and some of its values. */
const samples = anyData.chain((data: Data) =>
  fc.array(data.values, { minLength: 1, maxLength: 5 }).map((values) => ({ ...data, values })),
);

/** Also the order of keys, which `toStrictEqual` does not see. */
const shown = (value: unknown): unknown =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : each));

function expectSame(found: unknown, value: unknown): void {
  expect(found).toStrictEqual(value);
  expect(shown(found)).toBe(shown(value));
}

describe("data of every type", () => {
  test("comes back equal from a field, and leaves nothing behind when it is replaced", () => {
    fc.assert(
      fc.property(samples, ({ codec, values }) => {
        const [first] = values;
        const { box, memory } = newBox(valueContent(codec), first, 2 ** 20);
        const { inUse } = auditHeap(memory.transfer.buffer, 0);
        for (const value of [...values, first]) {
          box.use((_, self) => {
            self.content = value;
          });
          expectSame(
            box.use((now) => now),
            value,
          );
        }
        expect(auditHeap(memory.transfer.buffer, 0).inUse).toBe(inUse);
      }),
      { numRuns: 400 },
    );
  });

  test("comes back equal from arrays and maps, also when these move it", () => {
    fc.assert(
      fc.property(samples, ({ codec, values }) => {
        const many = Array.from({ length: 20 }, (_, at) => values[at % values.length]);
        const array = newBox(arrayContent(codec), many, 2 ** 20);
        expectSame(
          array.box.use((live) => {
            live.push(...live.splice(3, 4));
            return live;
          }),
          [...many.slice(0, 3), ...many.slice(7), ...many.slice(3, 7)],
        );
        const entries = many.map((value, at): [number, unknown] => [at, value]);
        const map = newBox(mapContent(number, codec), new Map(entries), 2 ** 20);
        expectSame([...map.box.use((live) => live)], entries);
        for (const { box, memory } of [array, map] as const) {
          const { inUse } = auditHeap(memory.transfer.buffer, 0);
          (box as typeof map.box).use((_, self) => {
            (self as { content: unknown }).content = [];
          });
          expect(auditHeap(memory.transfer.buffer, 0).inUse).toBeLessThan(inUse);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test.each(keys.map(({ codec, values }) => [codec.name, codec, values] as const))(
  "%s are keys as in a Map, and elements as in a Set",
  (_, codec, values) => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 30 }), (all) => {
        const entries = all.map((key, at): [unknown, number] => [key, at]);
        const map = newBox(mapContent<unknown, number>(codec, number), new Map(), 2 ** 20).box;
        const set = newBox(setContent<unknown>(codec), new Set(), 2 ** 20).box;
        map.use((live) => {
          for (const [key, at] of entries) live.set(key, at);
          expect(all.map((key) => live.get(key))).toStrictEqual(
            all.map((key) => new Map(entries).get(key)),
          );
        });
        set.use((live) => {
          for (const value of all) live.add(value);
          expect(all.every((value) => live.has(value))).toBe(true);
        });
        expectSame([...map.use((live) => live)], [...new Map(entries)]);
        expectSame([...set.use((live) => live)], [...new Set(all)]);
      }),
      { numRuns: 60 },
    );
  },
);

const point = recordOf<{ x: number; y: number }>("Point", ["x", number], ["y", number]);
const order = recordOf("Order", [
  "items",
  arrayOf("Item[]", recordOf("Item", ["price", i32], ["tag", string, "optional"])),
]);
const nothing = unionOf<number | null | undefined>(
  "number | null | undefined",
  choice(null, undefined),
  number,
);

describe("what is read is a copy of what was set", () => {
  test("neither changes the other", () => {
    const given = { x: 1, y: 2 };
    const { box } = newBox(arrayContent(point), [given]);
    given.x = 9;
    const read = box.use((points) => points[0]!);
    read.y = 9;
    expect(box.use((points) => points[0])).toEqual({ x: 1, y: 2 });
    expect(read).toEqual({ x: 1, y: 9 });
  });

  test("properties that the type does not have are left out; getters and inherited ones are read", () => {
    class Moving {
      x = 1;
      get y(): number {
        return this.x + 1;
      }
      speed = 3;
    }
    const { box } = newBox(valueContent(point), new Moving());
    expect(box.use((now) => now)).toStrictEqual({ x: 1, y: 2 });
  });

  test("an object of several records is of the one that keeps all of it", () => {
    const small = recordOf("A", ["a", number], ["b", string, "optional"]);
    const large = recordOf("B", ["a", number], ["c", string]);
    const codec = unionOf<object>("A | B", small as Codec<unknown>, large as Codec<unknown>);
    const { box } = newBox(arrayContent(codec), [{ a: 1, c: "x" }, { a: 1, b: "y" }, { a: 1 }]);
    expect(box.use((now) => now)).toStrictEqual([{ a: 1, c: "x" }, { a: 1, b: "y" }, { a: 1 }]);
  });
});

describe("a value that does not fit is refused by its part", () => {
  test.each([
    [
      valueContent(point),
      { x: 1, y: 2 },
      { x: 1, y: "2" },
      'TypeError: Local.content.y: expected number, got "2"',
    ],
    [
      valueContent(point),
      { x: 1, y: 2 },
      { x: 1 },
      "TypeError: Local.content.y: expected number, got undefined",
    ],
    [
      valueContent(point),
      { x: 1, y: 2 },
      [1, 2],
      "TypeError: Local.content: expected Point, got an object of class Array",
    ],
    [
      valueContent(order),
      { items: [] },
      { items: [{ price: 1 }, { price: 1.5 }] },
      "RangeError: Local.content.items[1].price: expected a whole number from -2147483648 to 2147483647, got 1.5",
    ],
    [
      valueContent(nothing),
      1,
      "1",
      'TypeError: Local.content: expected number | null | undefined, got "1"',
    ],
    [valueContent(date), new Date(0), 0, "TypeError: Local.content: expected Date, got 0"],
    [valueContent(bigint), 0n, 0, "TypeError: Local.content: expected bigint, got 0"],
    [
      valueContent(setOf("Set<string>", string)),
      new Set(),
      new Set([1]),
      "TypeError: Local.content: expected string as element, got 1",
    ],
    [
      valueContent(mapOf("Map<string, Point>", string, point)),
      new Map(),
      new Map([["a", { x: 1 }]]),
      "TypeError: Local.content: expected number as value.y, got undefined",
    ],
    [
      valueContent(tupleOf("[number, string]", [number, string] as Codec<unknown>[])),
      [1, ""],
      [1, ""].slice(0, 1),
      "TypeError: Local.content: expected [number, string], got an object of class Array",
    ],
    [
      arrayContent(point),
      [],
      [{ x: 1, y: null }],
      "TypeError: Local.content: expected number as element.y, got null",
    ],
  ] as const)("%#", (content, initial, value, message) => {
    const { box } = newBox<unknown>(content as Parameters<typeof newBox<unknown>>[0], initial);
    const before = box.use((now) => now);
    let error: unknown;
    try {
      box.use((_, self) => {
        self.content = value;
      });
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).toBe(message);
    expect(box.use((now) => now)).toEqual(before);
  });
});

test("bigints of a megabit", () => {
  const huge = -(2n ** 1_000_001n) + 12345n;
  const { box } = newBox(valueContent(bigint), huge);
  expect(box.use((now) => now) === huge).toBe(true);
});
