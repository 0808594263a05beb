import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { afterAll, afterEach, expect, it } from "vitest";
import { LoadError, WorkerDiedError } from "../../runtime/errors.js";
import type { Executor } from "../../runtime/pool/executor.js";
import { errorOf, perform, Stage, words } from "./stage.js";

const stage = new Stage();
const entry = stage.bundle("entry");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

const worksOn = async (executor: Executor) =>
  expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);

it.each([0, 1])("survives process.exit(%i) in a task", async (exitCode) => {
  const executor = await stage.start(entry);
  const error = await errorOf(perform(executor, "exit", { inputs: [exitCode] }));
  expect(error).toBeInstanceOf(WorkerDiedError);
  expect(error).toMatchObject({ exitCode, node: "exit", taskId: 1 });
  await worksOn(executor);
});

it("survives an exhausted heap, and gives Node's code", async () => {
  const resourceLimits = { maxOldGenerationSizeMb: 24 };
  const executor = await stage.start(entry, { resourceLimits });
  const error = await errorOf(perform(executor, "fill"));
  expect(error).toBeInstanceOf(WorkerDiedError);
  expect(error).toMatchObject({ exitCode: 1, cause: { code: "ERR_WORKER_OUT_OF_MEMORY" } });
  await worksOn(executor);
});

it("survives a stack overflow in the same worker", async () => {
  const executor = await stage.start(entry);
  expect(await errorOf(perform(executor, "recurse"))).toBeInstanceOf(RangeError);
  await worksOn(executor);
});

it.each(["spin", "never"] as const)(
  "stops %s after an abort and the grace period",
  async (name) => {
    const executor = await stage.start(entry);
    const signal = AbortSignal.timeout(50);
    expect(await errorOf(perform(executor, name, { signal }))).toBe(signal.reason);
    await worksOn(executor);
  },
);

it("drops a queued task at an abort, and leaves its neighbours alone", async () => {
  const executor = await stage.start(entry);
  const counts = words(1);
  const controller = new AbortController();
  const first = perform(executor, "wait", { inputs: [50] });
  const { signal } = controller;
  const dropped = errorOf(perform(executor, "count", { inputs: [counts, 0], signal }));
  controller.abort("no");
  expect(await dropped).toBe("no");
  await first;
  await worksOn(executor);
  expect(counts[0]).toBe(0);
});

it("rejects with what the module threw when it is loaded", async () => {
  const broken = stage.write("broken.mjs", "throw new TypeError('not today');");
  const error = await errorOf(stage.start(broken, { workers: 2 }));
  expect(error).toBeInstanceOf(LoadError);
  expect((error as Error).cause).toBeInstanceOf(TypeError);
  expect((error as Error).cause).toMatchObject({ message: "not today" });
});

it("rejects when the module ends without serving", async () => {
  expect(await errorOf(stage.start(stage.write("idle.mjs", "")))).toBeInstanceOf(LoadError);
});

it("rejects queued and later tasks when no replacement can load the module", async () => {
  const fragile = stage.write("fragile.mjs", readFileSync(entry, "utf8"));
  const executor = await stage.start(fragile);
  stage.write("fragile.mjs", "throw new Error('gone bad');");
  const died = errorOf(perform(executor, "exit", { inputs: [1] }));
  const queued = errorOf(perform(executor, "add", { inputs: [1, 2] }));
  expect(await died).toBeInstanceOf(WorkerDiedError);
  expect(await queued).toBeInstanceOf(LoadError);
  const later = await errorOf(perform(executor, "add", { inputs: [1, 2] }));
  expect(later).toMatchObject({ code: "LOAD_FAILED", cause: { message: "gone bad" } });
});

it("replaces a worker that dies between tasks", async () => {
  const executor = await stage.start(entry);
  for (let i = 0; i < 5; i++) {
    await perform(executor, "strayRejection");
    await pause(20);
    await worksOn(executor);
  }
});

it("runs an idempotent task again, at most twice", async () => {
  const executor = await stage.start(entry);
  const counts = words(1);
  const error = await errorOf(perform(executor, "countAndExit", { inputs: [counts, 0] }));
  expect(error).toMatchObject({ code: "WORKER_DIED", exitCode: 3 });
  expect(counts[0]).toBe(3);
  await worksOn(executor);
});

it("releases the lock of a worker that was stopped in a guarded call", async () => {
  const executor = await stage.start(entry, { workers: 2 });
  const arrived = words(1);
  const controller = new AbortController();
  const { signal } = controller;
  const held = errorOf(perform(executor, "hold", { inputs: [arrived], signal }));
  while (Atomics.load(arrived, 0) === 0) await pause(1);
  const waiting = perform(executor, "bump");
  controller.abort("stop");
  expect(await held).toBe("stop");
  expect(await waiting).toBe(1);
  expect(await perform(executor, "bump")).toBe(2);
});

it("does each of 1,000 queued tasks once while workers die", async () => {
  const executor = await stage.start(entry, { workers: 2 });
  const counts = words(1000);
  const deaths: Promise<unknown>[] = [];
  const tasks = Array.from(counts, (_, place) => {
    if (place % 100 === 50) deaths.push(errorOf(perform(executor, "exit", { inputs: [1] })));
    return perform(executor, "count", { inputs: [counts, place] });
  });
  const results = await Promise.all(tasks);
  expect(new Set(results)).toEqual(new Set([1]));
  expect(new Set(counts)).toEqual(new Set([1]));
  for (const death of await Promise.all(deaths)) expect(death).toBeInstanceOf(WorkerDiedError);
});

it("does no task twice, and settles each, while threads are stopped from outside", async () => {
  const threads = new Set<Worker>();
  // One that is stopped again and again while it loads counts as one that cannot load.
  const watch = (thread: Worker) => {
    thread.once("message", () => threads.add(thread));
    thread.once("exit", () => threads.delete(thread));
  };
  process.on("worker", watch);
  const executor = await stage.start(entry, { workers: 3 });
  const counts = words(1000);
  const tasks = Array.from(counts, (_, place) =>
    perform(executor, "count", { inputs: [counts, place] }),
  );
  const settled = Promise.allSettled(tasks);
  for (let kill = 0; kill < 30; kill++) {
    await pause(Math.random() * 4);
    await [...threads][Math.floor(Math.random() * threads.size)]?.terminate();
  }
  for (const [place, result] of (await settled).entries()) {
    if (result.status === "fulfilled") expect(counts[place]).toBe(1);
    else expect(result.reason).toBeInstanceOf(WorkerDiedError);
    expect(counts[place]).toBeLessThanOrEqual(1);
  }
  process.off("worker", watch);
  await worksOn(executor);
});
