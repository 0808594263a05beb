import { describe, expect, test } from "vitest";
import { Arena } from "../../runtime/memory/arena.js";
import { ROOT } from "../../runtime/memory/root.js";
import { number, string } from "../../runtime/shared/codecs.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { RECORD } from "../../runtime/sync/control-record.js";
import { newBox } from "./fixtures/box.js";
import { arrayContent, mapContent, numberContent, stringContent } from "./fixtures/contents.js";
import { Counter, counter } from "./fixtures/counter.js";
import { auditHeap } from "./fixtures/heap-audit.js";

/** Calls itself with frames of different sizes before `call`, so that the stack ends somewhere else each time. */
function dig(call: () => void, padding: number): void {
  if (padding > 0) pad(() => dig(call, padding - 1));
  else {
    call();
    dig(call, 0);
  }
}

function pad(next: () => void, ...rest: number[]): number {
  next();
  return rest.length;
}

/** What a full stack has left to do is done once the stack is empty. */
const settled = Promise.resolve();

function lockWordOf(memory: SharedMemory, index: number): number {
  const { i32 } = Arena.attach(memory.transfer.buffer);
  return i32[i32[ROOT.DIRECTORY + index]! * 2 + RECORD.LOCK_WORD]!;
}

test("a method that throws keeps what it did and releases the lock", () => {
  const memory = SharedMemory.create({ bytes: 2 ** 20 });
  const shared = memory.object(0, "Test.counter", counter, () => new Counter());
  expect(() => shared.incrementAndThrow()).toThrow(new RangeError("after the increment"));
  expect(shared.count).toBe(1);
  expect(shared.increment()).toBe(2);
});

test("a call within a call on the same object does not lock twice", () => {
  const { box } = newBox(numberContent, 0);
  const nest = (n: number): void =>
    box.use((_, self) => {
      self.content += 1;
      if (n > 0) nest(n - 1);
    });
  nest(20);
  expect(box.use((content) => content)).toBe(21);
});

describe("what leaves a method", () => {
  test("is plain: containers, in others too, and iterators; the view becomes the handle", () => {
    const { box } = newBox(mapContent(string, number), new Map([["a", 1]]));
    const out = box.use((map, self) => ({
      ...{ map, list: [map, 1], self, keys: map.keys() },
      byName: new Map<unknown, unknown>([
        ["n", 1],
        [self, map],
      ]),
      set: new Set([map]),
    }));
    expect([...out.byName]).toEqual([
      ["n", 1],
      [box, out.map],
    ]);
    expect([...out.set]).toEqual([out.map]);
    expect(out.map).toEqual(new Map([["a", 1]]));
    expect(Object.getPrototypeOf(out.map)).toBe(Map.prototype);
    expect(out.list).toEqual([new Map([["a", 1]]), 1]);
    expect(out.self).toBe(box);
    expect([...out.keys]).toEqual(["a"]);
    const array = newBox(arrayContent(number), [1, 2]).box;
    expect(Array.isArray(array.use((live) => live))).toBe(true);
    expect([...array.use((live) => live.values())]).toEqual([1, 2]);
  });

  test("is passed on as it is when nothing in it is live, and may be cyclic", () => {
    const { box } = newBox(numberContent, 0);
    const plain = { list: [1, { a: "b" }], date: new Date(0), map: new Map([[1, new Set()]]) };
    expect(box.use(() => plain)).toBe(plain);
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(box.use(() => cyclic)).toBe(cyclic);
  });

  test("a container that escapes is refused instead of being read unguarded", () => {
    const { box } = newBox(mapContent(string, string), new Map([["a", "b"]]));
    const escaped: { map?: Map<string, string>; iterator?: Iterator<string> } = {};
    box.use((map) => {
      escaped.map = map;
      escaped.iterator = map.keys();
    });
    const refused = expect.objectContaining({ code: "NOT_GUARDED" });
    for (const use of [
      () => escaped.map!.get("a"),
      () => escaped.map!.set("a", "c"),
      () => escaped.map!.size,
      () => escaped.map!.clear(),
      () => escaped.iterator!.next(),
    ]) {
      expect(use).toThrow(refused);
    }
    expect(box.use((map) => map.get("a"))).toBe("b");
  });
});

test("a full stack, wherever it ends, leaves the object whole and the lock free", async () => {
  const memory = SharedMemory.create({ bytes: 2 ** 22 });
  const { box, memory: boxMemory } = newBox(mapContent(string, string), new Map());
  const shared = memory.object(0, "Test.counter", counter, () => new Counter());
  let calls = 0;
  for (let padding = 0; padding < 25; padding++) {
    let counted = 0;
    const before = shared.count;
    const increment = () => {
      shared.increment();
      counted++;
    };
    expect(() => dig(increment, padding)).toThrow(Error);
    await settled;
    expect(lockWordOf(memory, 0)).toBe(0);
    // The last call may have been cut off after its commit.
    expect([counted, counted + 1]).toContain(shared.count - before);
    const set = () => box.use((map) => map.set(`key ${calls % 50}`, "x".repeat(calls++ % 90)));
    expect(() => dig(set, padding)).toThrow(Error);
    await settled;
    expect(lockWordOf(boxMemory, 0)).toBe(0);
    expect([...box.use((map) => map)]).toHaveLength(box.use((map) => map.size));
    auditHeap(boxMemory.transfer.buffer, 0);
  }
});

describe("another thread's object", () => {
  const create = () => {
    const memory = SharedMemory.create({ bytes: 2 ** 20 });
    memory.object(0, "Test.counter", counter, () => new Counter());
    return memory;
  };
  const never = (): never => {
    throw new Error("attaching makes no instance");
  };

  test("is found by its index", () => {
    const memory = create();
    const other = SharedMemory.attach(memory.transfer, memory.admit());
    expect(other.object(0, "Test.counter", counter, never).increment()).toBe(1);
  });

  test("is refused when its layout differs, with the difference", () => {
    const memory = create();
    const other = SharedMemory.attach(memory.transfer, memory.admit());
    const changed = {
      ...counter,
      layout: "counter-2",
      fields: ["count: string", "step: number"],
    };
    expect(() => other.object(0, "Test.counter", changed, never)).toThrow(
      expect.objectContaining({
        code: "LAYOUT_MISMATCH",
        message: [
          "Test.counter: this thread's Counter differs from the one in shared memory",
          "  - count: number",
          "  + count: string",
          "  + step: number",
        ].join("\n"),
      }),
    );
  });

  test("is refused when it does not exist, as is memory that is none of ours", () => {
    const memory = create();
    const other = SharedMemory.attach(memory.transfer, memory.admit());
    expect(() => other.object(7, "Test.other", counter, never)).toThrow(
      expect.objectContaining({ code: "NOT_CREATED" }),
    );
    const foreign = { buffer: new SharedArrayBuffer(2 ** 18) };
    expect(() => SharedMemory.attach(foreign, 2)).toThrow(
      expect.objectContaining({ code: "BAD_ARENA" }),
    );
    expect(() => SharedMemory.create({ bytes: 1000 })).toThrow(
      expect.objectContaining({ code: "BAD_ARENA" }),
    );
    expect(() => memory.object(5000, "Test.other", counter, never)).toThrow(
      expect.objectContaining({ code: "TOO_MANY_OBJECTS" }),
    );
  });
});

test("owner ids are never used twice, and 512 threads at once are the limit", () => {
  const memory = SharedMemory.create({ bytes: 2 ** 20 });
  const seen = new Set<number>();
  for (let i = 0; i < 3000; i++) {
    const owner = memory.admit();
    expect(seen.has(owner)).toBe(false);
    seen.add(owner);
    memory.reap(owner);
  }
  const admitAll = () => {
    for (let i = 0; i < 600; i++) memory.admit();
  };
  expect(admitAll).toThrow(expect.objectContaining({ code: "TOO_MANY_THREADS" }));
});

test("an ordinary string box counts its calls", () => {
  const { box, memory } = newBox(stringContent, "");
  const { calls } = memory.stats().objects["Test.box"]!;
  for (let i = 0; i < 10; i++) box.use(() => box.use((text) => text));
  expect(memory.stats().objects["Test.box"]).toMatchObject({ calls: calls + 10, contended: 0 });
});
