import { describe, expect, test } from "vitest";
import { choice } from "../../runtime/shared/codecs.js";
import { newBox } from "./fixtures/box.js";
import {
  booleanContent,
  choiceContent,
  numberContent,
  stringContent,
  typedArrayContent,
} from "./fixtures/contents.js";

/** Writes a value and reads it back, as two calls do. */
function roundTrip<C>(content: Parameters<typeof newBox<C>>[0], initial: C, value: C): C {
  const { box } = newBox(content, initial, 2 ** 25);
  box.use((_, self) => {
    self.content = value;
  });
  return box.use((now) => now);
}

describe("strings", () => {
  const cases: Record<string, string> = {
    empty: "",
    "one byte at its end": "\u00ff",
    "two bytes at their start": "\u0100",
    mixed: "aÿĀ",
    astral: "a😀b",
    "a lone high surrogate": "x\ud83d",
    "a lone low surrogate": "\ude00x",
    "NUL inside": "a\u0000b",
    "just above the loop's limit": "é".repeat(25),
    "long and two bytes": "Ж\ud800".repeat(50_000),
    "10 MB": "0123456789".repeat(1_000_000),
  };
  test.each(Object.entries(cases))("%s", (_, text) => {
    expect(roundTrip(stringContent, "before", text) === text).toBe(true);
    expect(roundTrip(stringContent, text, text) === text).toBe(true);
  });

  test("of every length around the block sizes come back whole", () => {
    const { box } = newBox(stringContent, "");
    for (let length = 0; length < 700; length++) {
      for (const unit of ["a", "Ж"]) {
        const text = unit.repeat(length);
        box.use((_, self) => {
          self.content = text;
        });
        expect(box.use((now) => now) === text).toBe(true);
      }
    }
  });

  test("a one-byte text takes half of a two-byte one", () => {
    const used = (text: string) => newBox(stringContent, text).memory.stats().used;
    expect(used("Ж".repeat(2 ** 20)) - used("ÿ".repeat(2 ** 20))).toBe(2 ** 20);
  });
});

test.each([0, -0, 1, -1.5, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE])(
  "the number %d",
  (value) => {
    expect(Object.is(roundTrip(numberContent, 7, value), value)).toBe(true);
  },
);

test.each([true, false])("the boolean %s", (value) => {
  expect(roundTrip(booleanContent, !value, value)).toBe(value);
});

test("literals of every kind", () => {
  const table = choice<"idle" | 2 | true | null | undefined>("idle", 2, true, null, undefined);
  for (const value of table.values) {
    expect(roundTrip(choiceContent(table), "idle", value)).toBe(value);
  }
});

describe("typed arrays", () => {
  const content = typedArrayContent<Float64Array>("Float64Array");

  test("are live, one object a thread, and keep their values", () => {
    const { box } = newBox(content, Float64Array.of(1, 2.5, -0));
    const live = box.use((array) => array);
    live[0] = 9;
    expect([...box.use((array) => array)]).toEqual([9, 2.5, -0]);
    expect(box.use((array) => array)).toBe(live);
    expect(live.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test("copy in what is assigned, of the same length only", () => {
    const { box } = newBox(content, new Float64Array(2));
    const assign = (value: Float64Array) =>
      box.use((_, self) => {
        self.content = value;
      });
    assign(Float64Array.of(3, 4));
    expect(() => assign(new Float64Array(3))).toThrow(
      expect.objectContaining({
        code: "WRONG_LENGTH",
        message:
          "Local.content: expected 2 elements, got 3; the length of a shared typed array is fixed",
      }),
    );
    expect([...box.use((array) => array)]).toEqual([3, 4]);
  });

  test.each([
    new Int8Array([-1]),
    new Uint8Array([255, 1, 2]),
    new Uint8ClampedArray([3]),
    new Int16Array([-2]),
    new Uint16Array([65535]),
    new Int32Array([-3, 4]),
    new Uint32Array([2 ** 32 - 1]),
    new Float32Array([0.5]),
    new BigInt64Array([-5n]),
    new BigUint64Array([2n ** 64n - 1n]),
    new Uint8Array(0),
  ])("%o", (array) => {
    const { box } = newBox(typedArrayContent<typeof array>("typed array"), array);
    const live = box.use((now) => now);
    expect([...live]).toEqual([...array]);
    expect(Object.prototype.toString.call(live)).toBe(Object.prototype.toString.call(array));
  });
});

describe("a value of another type is refused by name and changes nothing", () => {
  const table = choice<"idle" | "busy">("idle", "busy");
  const cases = [
    [numberContent, 1, "12", 'Local.content: expected number, got "12"'],
    [numberContent, 1, undefined, "Local.content: expected number, got undefined"],
    [numberContent, 1, 5n, "Local.content: expected number, got 5n"],
    [stringContent, "a", null, "Local.content: expected string, got null"],
    [
      stringContent,
      "a",
      new Date(0),
      "Local.content: expected string, got an object of class Date",
    ],
    [booleanContent, true, 1, "Local.content: expected boolean, got 1"],
    [choiceContent(table), "idle", "gone", 'Local.content: expected "idle" | "busy", got "gone"'],
    [
      typedArrayContent("Int8Array"),
      new Int8Array(1),
      new Uint8Array(1),
      "Local.content: expected Int8Array, got an object of class Uint8Array",
    ],
  ] as const;

  test.each(cases)("%#", (content, initial, value, message) => {
    const { box } = newBox<unknown>(content as Parameters<typeof newBox<unknown>>[0], initial);
    const attempt = () =>
      box.use((_, self) => {
        self.content = value;
      });
    expect(attempt).toThrow(new TypeError(message));
    expect(box.use((now) => now)).toEqual(initial);
  });
});
