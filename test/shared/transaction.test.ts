import { describe, expect, expectTypeOf, test } from "vitest";
import { transaction } from "../../runtime/index.js";
import { Arena } from "../../runtime/memory/arena.js";
import { ROOT } from "../../runtime/memory/root.js";
import { string } from "../../runtime/shared/codecs.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { RECORD } from "../../runtime/sync/control-record.js";
import { Box, boxOf } from "./fixtures/box.js";
import { mapContent, numberContent } from "./fixtures/contents.js";

const numberBox = boxOf(numberContent);
const mapBox = boxOf(mapContent(string, string));

function boxes(count = 2, bytes = 2 ** 21) {
  const memory = SharedMemory.create({ bytes });
  const made = Array.from({ length: count }, (_, i) =>
    memory.object(i, `Test.box${i}`, numberBox, () => new Box(0)),
  );
  return { memory, made, first: made[0]!, second: made[1]!, third: made[2]! };
}

function lockWords(memory: SharedMemory): number[] {
  const { i32 } = Arena.attach(memory.transfer.buffer);
  const records = [...i32.slice(ROOT.DIRECTORY, ROOT.OWNERS)].filter((record) => record !== 0);
  return records.map((record) => i32[record * 2 + RECORD.LOCK_WORD]!);
}

const contentOf = (box: Box<number>) => box.use((content) => content);

describe("a transaction", () => {
  test("gives the objects in the order given and returns what the callback returns", () => {
    const { memory, first, second } = boxes();
    const sum = transaction([second, first], (b, a) => {
      b.content = 2;
      a.content = 1;
      expect(lockWords(memory).every((word) => word !== 0)).toBe(true);
      return a.content + b.content;
    });
    expect(sum).toBe(3);
    expect([contentOf(first), contentOf(second)]).toEqual([1, 2]);
    expect(lockWords(memory)).toEqual([0, 0]);
    expect(transaction(first, (box) => box.content)).toBe(1);
    expect(transaction([], () => "nothing")).toBe("nothing");
    expectTypeOf(
      transaction([first, new Map<string, 1>()], (box, map) => ({ box, map })),
    ).toEqualTypeOf<{ box: Box<number>; map: Map<string, 1> }>();
  });

  test("is one call on each object", () => {
    const { memory, first, second } = boxes();
    const calls = () => Object.values(memory.stats().objects).map((each) => each.calls);
    const before = calls();
    transaction([first, second, first], (a) => {
      a.use((_, box) => {
        box.content += 1;
      });
      first.use((_, box) => {
        box.content += 1;
      });
    });
    expect(calls()).toEqual(before.map((count) => count + 1));
    expect(contentOf(first)).toBe(2);
  });

  test("keeps what was done when the callback throws", () => {
    const { memory, first, second } = boxes();
    const run = () =>
      transaction([first, second], (a, b) => {
        a.content = 5;
        b.content = 6;
        throw new RangeError("enough");
      });
    expect(run).toThrow(new RangeError("enough"));
    expect([contentOf(first), contentOf(second)]).toEqual([5, 6]);
    expect(lockWords(memory)).toEqual([0, 0]);
  });

  test("within another leaves what that one holds to it, also through a method", () => {
    const { memory, first, second, third } = boxes(3);
    first.use((_, outer) => {
      outer.content = 1;
      transaction([third, first], (c, a) => {
        c.content = 3;
        a.content += 1;
        transaction([second, third], (b) => {
          b.content = 2;
        });
        expect(lockWords(memory).map((word) => word !== 0)).toEqual([true, false, true]);
      });
      expect(lockWords(memory).map((word) => word !== 0)).toEqual([true, false, false]);
    });
    expect([first, second, third].map(contentOf)).toEqual([2, 2, 3]);
  });

  test("passes what is not shared as it is", () => {
    const { first } = boxes();
    const local = { count: 0 };
    transaction([local, first], (plain, box) => {
      plain.count++;
      box.content = plain.count;
    });
    expect([local.count, contentOf(first)]).toEqual([1, 1]);
    expect(transaction(local, (plain) => plain)).toBe(local);
  });

  test("copies what leaves it, and takes views for the objects that they are", () => {
    const memory = SharedMemory.create({ bytes: 2 ** 21 });
    const [a, b] = [0, 1].map((i) =>
      memory.object(i, `Test.map${i}`, mapBox, () => new Box(new Map([["k", `${i}`]]))),
    ) as [Box<Map<string, string>>, Box<Map<string, string>>];
    const out = transaction([a, b], (first, second) => [
      first,
      second.content,
      first.content.get("k"),
    ]);
    expect(out).toEqual([a, new Map([["k", "1"]]), "0"]);
    expect(out[0]).toBe(a);
    const kept: { view?: Box<Map<string, string>> } = {};
    transaction(a, (view) => {
      kept.view = view;
      transaction([view, b], (again) => expect(again).toBe(view));
    });
    expect(() => kept.view!.content.get("k")).toThrow(
      expect.objectContaining({ code: "NOT_GUARDED" }),
    );
    expect(transaction(kept.view!, (view) => view.content.get("k"))).toBe("0");
  });

  test("refuses a promise, having ended", async () => {
    const { memory, first, second } = boxes();
    const late = async (box: Box<number>) => {
      box.content = 1;
      await Promise.resolve();
      box.content = 2;
    };
    expect(() => transaction([first, second], late)).toThrow(
      expect.objectContaining({ name: "SharedStateError", code: "ASYNC_CALLBACK" }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(contentOf(first)).toBe(1);
    expect(lockWords(memory)).toEqual([0, 0]);
  });

  test("refuses objects of two apps", () => {
    const [one, other] = [boxes(), boxes()];
    expect(() => transaction([one.first, other.first], () => 0)).toThrow(
      expect.objectContaining({ code: "NOT_TOGETHER" }),
    );
    expect(lockWords(one.memory)).toEqual([0, 0]);
  });
});

describe("a transaction that runs out of memory", () => {
  const fill = (box: Box<Map<string, string>>) => {
    for (let i = 0; ; i++) box.content.set(`${i}`, "x".repeat(5000));
  };
  const create = () => {
    const { memory, first } = boxes(1);
    const full = memory.object(5, "Test.full", mapBox, () => new Box(new Map()));
    return { memory, first, full };
  };

  test("leaves all its objects as they were, whoever catches the error", () => {
    const { memory, first, full } = create();
    const run = () =>
      transaction([first, full], (a, b) => {
        a.content = 1;
        try {
          fill(b);
        } catch {
          // What cannot be caught is thrown again at the end.
        }
      });
    expect(run).toThrow(expect.objectContaining({ code: "ARENA_FULL" }));
    expect(contentOf(first)).toBe(0);
    expect(full.use((map) => map.size)).toBe(0);
    expect(lockWords(memory)).toEqual([0, 0]);
  });

  test("takes the outermost with it", () => {
    const { first, full } = create();
    const run = () =>
      transaction(first, (a) => {
        a.content = 1;
        transaction(full, fill);
      });
    expect(run).toThrow(expect.objectContaining({ code: "ARENA_FULL" }));
    expect(contentOf(first)).toBe(0);
  });
});

test("a full stack, wherever it ends, leaves both objects equal and both locks free", async () => {
  const { memory, first, second } = boxes();
  const pad = (next: () => void, ...rest: number[]): number => {
    next();
    return rest.length;
  };
  const dig = (padding: number): void => {
    if (padding > 0) return void pad(() => dig(padding - 1));
    transaction([first, second], (a, b) => {
      a.content += 1;
      dig(0);
      b.content += 1;
    });
  };
  const digFlat = (padding: number): void => {
    if (padding > 0) return void pad(() => digFlat(padding - 1));
    transaction([first, second], (a, b) => {
      a.content += 1;
      b.content += 1;
    });
    digFlat(0);
  };
  for (let padding = 0; padding < 12; padding++) {
    expect(() => digFlat(padding)).toThrow(Error);
    await Promise.resolve();
    expect(lockWords(memory)).toEqual([0, 0]);
    expect(contentOf(first)).toBe(contentOf(second));
    expect(() => dig(padding)).toThrow(Error);
    await Promise.resolve();
    expect(lockWords(memory)).toEqual([0, 0]);
    transaction([first, second], (a, b) => {
      b.content = a.content;
    });
  }
});
