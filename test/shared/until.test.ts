import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { transaction, until } from "../../runtime/index.js";
import { Arena } from "../../runtime/memory/arena.js";
import { ROOT } from "../../runtime/memory/root.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { RECORD } from "../../runtime/sync/control-record.js";
import { Box, boxOf } from "./fixtures/box.js";
import { typedArrayContent } from "./fixtures/contents.js";
import { MortalThread, watchAtomics } from "./fixtures/crash.js";
import { Crew, pause, reaches } from "./worker/crew.js";
import { objects, SIGNAL } from "./worker/scripts.js";

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create({ bytes: 2 ** 22, patience: 400 });
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

const word = (index: number, which: number) => {
  const { i32 } = Arena.attach(memory.transfer.buffer);
  return Atomics.load(i32, i32[ROOT.DIRECTORY + index]! * 2 + which);
};
const add = (box: Box<number>, n: number) =>
  box.use((_, view) => {
    view.content += n;
  });
/** The first box of the ring has this index. */
const RING = 2;

describe("until", () => {
  test("is over at once when it holds already, and gives what the predicate returned", async () => {
    const box = objects.ring(memory, 0);
    add(box, 3);
    const result = until(box, ({ content }) => content > 2 && [content]);
    expectTypeOf(result).resolves.toEqualTypeOf<number[]>();
    expect(await result).toEqual([3]);
  });

  test("is asked again after calls that change something, and after no others", async () => {
    const box = objects.ring(memory, 0);
    const predicate = vi.fn(({ content }: Box<number>) => content >= 3);
    const done = until(box, predicate);
    await nextTurn();
    for (let i = 0; i < 50; i++) box.use((content) => content);
    await pause(20);
    expect(predicate).toHaveBeenCalledTimes(1);
    for (let n = 1; n <= 3; n++) {
      add(box, 1);
      await pause(20);
    }
    expect(await done).toBe(true);
    expect(predicate).toHaveBeenCalledTimes(4);
  });

  test("wakes for a transaction, and for a typed array that a method had in its hands", async () => {
    const box = objects.ring(memory, 0);
    const done = until(box, ({ content }) => content > 0);
    await nextTurn();
    transaction([box, objects.ring(memory, 1)], (one) => {
      one.content = 1;
    });
    await done;
    const arrays = boxOf(typedArrayContent<Int32Array>("Int32Array"));
    const array = memory.object(30, "Test.array", arrays, () => new Box(new Int32Array(2)));
    const both = [0, 1].map((i) => until(array, ({ content }) => content[i]! > 0));
    await nextTurn();
    array.use((content) => {
      content[0] = 1;
    });
    await both[0];
    array.use((content) => {
      content[1] = 1;
    });
    await both[1];
  });

  test("costs nothing when nobody waits", async () => {
    const box = objects.ring(memory, 0);
    for (let i = 0; i < 100; i++) add(box, 1);
    expect(word(RING, RECORD.NEWS_WORD)).toBe(0);
    const done = until(box, ({ content }) => content > 100);
    await nextTurn();
    add(box, 1);
    await done;
    const news = word(RING, RECORD.NEWS_WORD);
    add(box, 1); // to nobody, at most once
    for (let i = 0; i < 100; i++) add(box, 1);
    expect(word(RING, RECORD.NEWS_WORD)).toBeLessThanOrEqual(news + 1);
    expect(word(RING, RECORD.WATCHED_WORD)).toBe(0);
  });

  test("may take what it finds: nobody gets what another has taken", async () => {
    const box = objects.ring(memory, 0);
    const take = (n: number) =>
      until(box, (view) => {
        if (view.content < n) return false;
        view.content -= n;
        return n;
      });
    const all = Promise.all([take(2), take(1), take(3)]);
    for (let i = 0; i < 6; i++) {
      await nextTurn();
      add(box, 1);
    }
    expect(await all).toEqual([2, 1, 3]);
    expect(box.use((content) => content)).toBe(0);
  });

  test("asks nothing from within a call", async () => {
    const box = objects.ring(memory, 0);
    let done: Promise<number> | undefined;
    box.use((_, view) => {
      view.content = 1;
      done = until(box, ({ content }) => content);
      view.content = 2;
    });
    expect(await done).toBe(2);
  });
});

describe("until ends", () => {
  const never = (options?: Parameters<typeof until>[2]) =>
    until(objects.ring(memory, 0), () => false, options);

  test("with a TimeoutError that names the object", async () => {
    await expect(never({ timeout: "20ms" })).rejects.toMatchObject({
      ...{ name: "TimeoutError", code: "TIMEOUT" },
      message: "until(Test.ring0) took longer than 20 ms",
    });
    await expect(never({ timeout: -1 })).rejects.toThrow(RangeError);
  });

  test("with the signal's reason, before and while it waits", async () => {
    const reason = new Error("enough");
    await expect(never({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = never({ signal: controller.signal });
    await nextTurn();
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test("with what the predicate throws, and with an error for a promise", async () => {
    const box = objects.ring(memory, 0);
    const error = new RangeError("no");
    const throwing = until(box, (view) => {
      view.content = 7;
      throw error;
    });
    await expect(throwing).rejects.toBe(error);
    expect(box.use((content) => content)).toBe(7);
    await expect(until(box, async () => true)).rejects.toMatchObject({ code: "ASYNC_CALLBACK" });
    expect(word(RING, RECORD.LOCK_WORD)).toBe(0);
  });

  test("with a ClosedError when the app does, also when it is asked for later", async () => {
    const waiting = never();
    const box = objects.ring(memory, 0);
    await nextTurn();
    memory.close();
    const closed = { name: "ClosedError", message: "until(Test.ring0): the app was closed" };
    await expect(waiting).rejects.toMatchObject(closed);
    await expect(until(box, () => true)).rejects.toMatchObject(closed);
  });
});

describe("across threads", () => {
  test("the main thread is woken by a worker's call", async () => {
    const box = objects.ring(memory, 0);
    const done = until(box, ({ content }) => content > 0 && content);
    await nextTurn();
    crew.start("hold", 0);
    expect(await done).toBe(1);
  });

  test("a worker is woken by others, and its event loop goes on meanwhile", async () => {
    const box = objects.ring(memory, 0);
    const waiters = [1, 2, 3].map((amount) => crew.start("wait", amount));
    await reaches(crew.tally, SIGNAL.ARRIVED, 3);
    for (let i = 0; i < 3; i++) {
      await pause(30);
      add(box, 1);
    }
    const ticks = await Promise.all(waiters.map(({ result }) => result));
    expect(Number(ticks[2])).toBeGreaterThan(5);
  });

  test("a lock that somebody holds for long blocks nobody who waits like this", async () => {
    const box = objects.ring(memory, 0);
    const holder = crew.start("hold", 300);
    await reaches(crew.tally, SIGNAL.ARRIVED, 1);
    const order: string[] = [];
    const timer = pause(1).then(() => order.push("timer"));
    await until(box, ({ content }) => content > 0);
    order.push("until");
    await Promise.all([timer, holder.result]);
    expect(order).toEqual(["timer", "until"]);
  });

  test("a killed waiter leaves nothing behind, and no other waiter is forgotten", async () => {
    const box = objects.ring(memory, 0);
    for (let round = 1; round <= 5; round++) {
      const met = Atomics.load(crew.tally, SIGNAL.MET);
      const [doomed, survivor] = [crew.start("wait", round), crew.start("wait", round)];
      await reaches(crew.tally, SIGNAL.MET, met + 2);
      memory.watch(doomed.owner, doomed.worker); // it may die inside its predicate
      await Promise.all([doomed.kill(), Promise.resolve().then(() => add(box, 1))]);
      await survivor.result;
      await survivor.kill();
    }
    add(box, 1);
    expect(word(RING, RECORD.WATCHED_WORD)).toBe(0);
    expect(word(RING, RECORD.LOCK_WORD)).toBe(0);
  });
});

describe("a caller that dies at any store", () => {
  let restore: () => void;
  beforeEach(() => {
    restore = watchAtomics();
  });
  afterEach(() => restore());

  test("has changed nothing, or is heard of", async () => {
    const heard = new Set<boolean>();
    for (let limit = 0; limit < 60; limit++) {
      memory = SharedMemory.create({ bytes: 2 ** 18 });
      const box = objects.ring(memory, 0);
      const done = until(box, ({ content }) => content > 0, { timeout: 2000 });
      await nextTurn();
      const owner = memory.admit();
      const mortal = new MortalThread(memory.transfer.buffer, owner, limit);
      try {
        add(objects.ring(mortal.memory, 0), 1);
      } catch {
        // Dead.
      }
      memory.reap(owner);
      const changed = box.use((content) => content) > 0;
      heard.add(changed);
      if (changed) await done;
      memory.close();
      await done.catch(() => {});
    }
    expect(heard.size).toBe(2);
  });
});

test("an object that is not shared is looked at again", async () => {
  const local = { ready: false };
  const done = until(local, ({ ready }) => ready);
  setTimeout(() => {
    local.ready = true;
  }, 10);
  expect(await done).toBe(true);
  await expect(until(local, () => false, { timeout: 10 })).rejects.toMatchObject({
    message: "until(Object) took longer than 10 ms",
  });
});
