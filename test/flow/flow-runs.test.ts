import { expect, test } from "vitest";
import { launchSettings } from "../../runtime/flow/launch-settings.js";
import type { Progress } from "../../runtime/flow/options.js";
import { after, stage } from "./stage.js";

const slow = async (ms: number) => {
  await after(ms);
  return ms;
};
const failOn2 = (item: number) => {
  if (item === 2) throw new Error("two");
  return item;
};
const never = () => new Promise(() => {});

test("map orders results by index, or by completion", async () => {
  const { engine } = stage([slow]);
  const map = (ordered: boolean) =>
    engine.run("f", undefined, (run) => run.map([40, 1], 0, { ordered }));
  expect(await map(true)).toEqual([40, 1]);
  expect(await map(false)).toEqual([1, 40]);
});

test("a map pulls no more items than it may run, and closes the iterator after a failure", async () => {
  const { engine } = stage([failOn2]);
  let pulled = 0;
  let closed = false;
  function* items() {
    try {
      for (;;) yield pulled++;
    } finally {
      closed = true;
    }
  }
  const running = engine.run("f", undefined, (run) => run.map(items(), 0, { concurrency: 1 }));
  await expect(running).rejects.toMatchObject({ message: "two", index: 2 });
  expect({ pulled, closed }).toEqual({ pulled: 3, closed: true });
});

test("mapReduce folds in the order of the items", async () => {
  const { engine } = stage([slow], 4);
  const text = await engine.run("f", undefined, (run) => run.mapReduce([30, 1, 20, 2], 0, 0));
  expect(text).toBe("301202");
});

test("what cannot be mapped over is a TypeError", async () => {
  const { engine } = stage([slow]);
  const running = engine.run("f", undefined, (run) => run.map(3 as never, 0));
  await expect(running).rejects.toThrow(new TypeError("map needs an iterable, got number"));
});

test("the first failure of a fan-out aborts the others", async () => {
  const { engine } = stage([never, failOn2]);
  const running = engine.run("f", undefined, (run) =>
    run.fanOut((branch) => [branch.task(0), branch.task(1, 2)]),
  );
  await expect(running).rejects.toThrow("two");
});

test("an abort rejects the run at once", async () => {
  const { engine } = stage([never]);
  const controller = new AbortController();
  const running = engine.run("f", { signal: controller.signal }, (run) => run.map([1, 2, 3], 0));
  controller.abort("enough");
  await expect(running).rejects.toBe("enough");
});

test("progress is reported at the start and the end, and its failure rejects the run", async () => {
  const { engine } = stage([failOn2]);
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => void seen.push(progress);
  await engine.run("f", { onProgress }, (run) => run.map(Array(50).fill(1), 0));
  expect(seen.length).toBeLessThan(5);
  expect(seen.at(-1)).toMatchObject({ done: 50, total: 50, failed: 0 });
  const lost = engine.run("f", { onProgress }, (run) => run.map([2], 0));
  await expect(lost).rejects.toThrow("two");
  expect(seen.at(-1)).toMatchObject({ done: 1, total: 1, failed: 1 });
  const fail = () => {
    throw new Error("listener");
  };
  const running = engine.run("f", { onProgress: fail }, (run) => run.map([1], 0));
  await expect(running).rejects.toThrow("listener");
});

test("close waits for runs; destroy rejects them", async () => {
  const closed = stage([slow]);
  const running = closed.engine.run("f", undefined, (run) => run.task(0, 20));
  await closed.engine.close();
  expect(await running).toBe(20);
  await expect(closed.engine.run("f", undefined, async () => 1)).rejects.toThrow("Test was closed");
  const destroyed = stage([never]);
  const lost = expect(destroyed.engine.run("f", undefined, (run) => run.task(0))).rejects.toThrow(
    "Test was destroyed",
  );
  await destroyed.engine.destroy();
  await lost;
});

test("options are checked", () => {
  expect(() => launchSettings({ worker: 2 } as never)).toThrow("did you mean workers?");
  expect(() => launchSettings({ workers: -1 })).toThrow(RangeError);
  expect(() => launchSettings({ grace: "1h" as never })).toThrow("grace: expected");
  expect(launchSettings({ workers: 0, grace: "2s" })).toMatchObject({ workers: 0, grace: 2000 });
});
