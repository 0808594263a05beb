import { expect, test } from "vitest";
import { after, type FakeTask, stage } from "./stage.js";

const echo: FakeTask = (item: number) => item;
const failOn: FakeTask = (item: number) => {
  if (item === 5) throw new Error("five");
  return item;
};

/** Counts what is asked of it. */
function source(next: (n: number) => Promise<number>) {
  const asked = { next: 0, return: 0 };
  const items: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: await next(asked.next++) }),
      return: async () => {
        asked.return++;
        return { done: true, value: undefined };
      },
    }),
  };
  return { items, asked };
}

test("an iterable that throws ends the map with its error, and is not closed", async () => {
  const { engine } = stage([echo]);
  const { items, asked } = source(async (n) => {
    if (n === 3) throw new RangeError("three");
    return n;
  });
  const running = engine.run("f", undefined, (run) => run.map(items, 0));
  await expect(running).rejects.toThrow(new RangeError("three"));
  expect(asked).toEqual({ next: 4, return: 0 });
});

test("an iterable is closed once when an item fails", async () => {
  const { engine } = stage([failOn]);
  const { items, asked } = source(async (n) => n);
  const running = engine.run("f", undefined, (run) => run.map(items, 0));
  await expect(running).rejects.toMatchObject({ message: "five", index: 5 });
  expect(asked.return).toBe(1);
});

test("an endless iterable is closed once at an abort", async () => {
  const { engine } = stage([echo]);
  const { items, asked } = source(async (n) => {
    await new Promise(setImmediate);
    return n;
  });
  const controller = new AbortController();
  const { signal } = controller;
  const running = engine.run("f", { signal }, (run) => run.map(items, 0));
  setTimeout(() => controller.abort("enough"), 20);
  await expect(running).rejects.toBe("enough");
  await after(5);
  expect(asked.return).toBe(1);
});

test("a finished iterable is not closed when an item fails", async () => {
  const { engine } = stage([failOn]);
  let closed = false;
  function* items() {
    try {
      yield* [4, 5];
    } finally {
      closed = true;
    }
  }
  const iterator = items();
  const returned: unknown[] = [];
  const watched = {
    [Symbol.iterator]: () => ({
      next: () => iterator.next(),
      return: (value: undefined) => {
        returned.push(value);
        return iterator.return(value);
      },
    }),
  } as Iterable<number>;
  const running = engine.run("f", undefined, (run) => run.map(watched, 0));
  await expect(running).rejects.toThrow("five");
  expect({ closed, returned }).toEqual({ closed: true, returned: [] });
});

test("the failure of an inner map carries the index of the outermost", async () => {
  const { engine } = stage([failOn]);
  const running = engine.run("f", undefined, (run) =>
    run.map([[1], [2], [3, 5]], (inner, items: number[]) => inner.map(items, 0)),
  );
  await expect(running).rejects.toMatchObject({ message: "five", index: 2 });
});

/** A reduction of numbers whose task and reducer are given. */
function reduction(task: FakeTask, reduce: (left: number, right: number) => unknown) {
  let pulled = 0;
  function* items(count: number) {
    while (pulled < count) yield pulled++;
  }
  const reducers = [{ initial: () => 0, reduce }];
  const { engine } = stage([task], 1, reducers);
  const run = (count: number) =>
    engine.run("f", undefined, (run) => run.mapReduce<number>(items(count), 0, 0));
  return { run, pulled: () => pulled };
}

test("a reduction runs ahead of a slow reducer by a bounded number of items", async () => {
  const slow = reduction(echo, async (left: number) => {
    expect(slow.pulled() - left).toBeLessThan(2000);
    if (left % 500 === 0) await after(1);
    return left + 1;
  });
  expect(await slow.run(5000)).toBe(5000);
});

test("a reduction runs ahead of a slow item by a bounded number of items", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const waits: FakeTask = (item: number) => (item === 0 ? gate.then(() => item) : item);
  const { run, pulled } = reduction(waits, (left, right) => left + right);
  const running = run(10_000);
  await after(100);
  expect(pulled()).toBeLessThan(2000);
  open();
  expect(await running).toBe((10_000 * 9999) / 2);
});

test("a reduction rejects when the item that the others wait for fails", async () => {
  const late: FakeTask = async (item: number) => {
    if (item > 0) return item;
    await after(50);
    throw new Error("zero");
  };
  const { run } = reduction(late, (left, right) => left + right);
  await expect(run(10_000)).rejects.toMatchObject({ message: "zero", index: 0 });
});

test("a reduction rejects with what its reducer throws", async () => {
  const { run } = reduction(echo, async (_, right) => {
    await after(1);
    if (right === 3) throw new Error("cannot");
    return right;
  });
  await expect(run(10_000)).rejects.toThrow("cannot");
});

test("a listener that throws is not called again, and does not hide the run's error", async () => {
  const { engine } = stage([failOn]);
  let calls = 0;
  const onProgress = () => {
    calls++;
    throw new Error("listener");
  };
  const running = engine.run("f", { onProgress }, (run) => run.task(0, 5));
  await expect(running).rejects.toThrow("five");
  expect(calls).toBe(1);
});
