import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Codec } from "../../runtime/shared/codec.js";
import { choice, number, string } from "../../runtime/shared/codecs.js";
import { newBox } from "./fixtures/box.js";
import { mapContent } from "./fixtures/contents.js";
import { mapSteps } from "./fixtures/steps.js";

function behavesAsMap<K, V>(
  codecs: [Codec<K>, Codec<V>],
  key: fc.Arbitrary<K>,
  value: fc.Arbitrary<V>,
): void {
  const calls = fc.array(fc.array(mapSteps(key, value), { maxLength: 25 }), { maxLength: 8 });
  fc.assert(
    fc.property(calls, (script) => {
      const { box } = newBox(mapContent(...codecs), new Map<K, V>(), 2 ** 21);
      const real = new Map<K, V>();
      for (const call of script) {
        const results = box.use((map) => call.map((step) => step(map)));
        expect(results).toEqual(call.map((step) => step(real)));
        expect([...box.use((map) => map)]).toEqual([...real]);
      }
    }),
    { numRuns: 150 },
  );
}

describe("behaves as Map, under change while iterating too", () => {
  const text = fc.oneof(
    fc.constantFrom("", "a", "b", "ÿ", "Ā", "\ud800", "key"),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const float = fc.oneof(
    fc.constantFrom(0, -0, Number.NaN, 1, 2, 3, 0.5, Infinity),
    fc.double(),
    fc.integer({ min: 0, max: 40 }),
  );

  test("string to number", () => behavesAsMap([string, number], text, float));
  test("number to string", () => behavesAsMap([number, string], float, text));
  test("string to string", () => behavesAsMap([string, string], text, text));
  test("literals to literals", () => {
    const table = choice<"a" | 1 | null | undefined | true>("a", 1, null, undefined, true);
    const value = fc.constantFrom(...table.values);
    behavesAsMap([table, table], value, value);
  });
});

test("ten thousand keys, of which most go again", () => {
  const { box, memory } = newBox(mapContent(string, number), new Map());
  const real = new Map<string, number>();
  for (const map of [real, undefined]) {
    const run = (target: Map<string, number>) => {
      for (let i = 0; i < 10_000; i++) target.set(`key ${i}`, i);
      for (let i = 0; i < 10_000; i++) if (i % 10 !== 3) target.delete(`key ${i}`);
      for (let i = 0; i < 50; i++) target.set(`late ${i}`, -i);
    };
    if (map === undefined) box.use(run);
    else run(map);
  }
  expect([...box.use((map) => map)]).toEqual([...real]);
  const { used } = memory.stats();
  box.use((map) => map.clear());
  expect(memory.stats().used).toBeLessThanOrEqual(used);
});

test("is a Map to instanceof, to toString, to console.log and to the copy constructor", () => {
  const { box } = newBox(mapContent(string, number), new Map([["a", 1]]));
  box.use((map) => {
    expect(map).toBeInstanceOf(Map);
    expect(Object.prototype.toString.call(map)).toBe("[object Map]");
    expect(new Map(map)).toEqual(new Map([["a", 1]]));
    expect(JSON.stringify(map)).toBe("{}");
  });
});

test("forEach calls back with value, key, map and `this`", () => {
  const { box } = newBox(
    mapContent(string, number),
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
  );
  const seen: unknown[] = [];
  box.use((map) => {
    map.forEach(function (this: unknown, value, key, given) {
      seen.push([value, key, given === map, this]);
    }, "context");
  });
  expect(seen).toEqual([
    [1, "a", true, "context"],
    [2, "b", true, "context"],
  ]);
});

test("assignment replaces everything, from the map itself too, or nothing", () => {
  const { box } = newBox(
    mapContent(string, number),
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
  );
  const assign = (source: Map<string, number>) =>
    box.use((_, self) => {
      self.content = source;
    });
  assign(new Map([["c", 3]]));
  expect([...box.use((map) => map)]).toEqual([["c", 3]]);
  box.use((map, self) => {
    self.content = map;
  });
  expect([...box.use((map) => map)]).toEqual([["c", 3]]);
  const wrong = new Map<string, unknown>([
    ["x", 1],
    ["y", "2"],
  ]) as Map<string, number>;
  expect(() => assign(wrong)).toThrow(
    new TypeError('Local.content: expected number as value, got "2"'),
  );
  expect([...box.use((map) => map)]).toEqual([["c", 3]]);
});

test("a key of another type is refused by set and simply absent to the others", () => {
  const { box } = newBox(mapContent(string, number), new Map([["1", 1]]));
  const key = 1 as unknown as string;
  box.use((map) => {
    expect([map.get(key), map.has(key), map.delete(key)]).toEqual([undefined, false, false]);
    expect(() => map.set(key, 1)).toThrow(
      new TypeError("Local.content: expected string as key, got 1"),
    );
  });
});
