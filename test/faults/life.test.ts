import { getEventListeners } from "node:events";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { job, outcome, Stage, words } from "./stage.js";

const stage = new Stage();
const entry = stage.bundle("app");
const inWorker = (text: string) =>
  `import { isMainThread as isMain } from "node:worker_threads"; if (!isMain) ${text};`;
const looping = stage.bundle("app", { as: "looping", banner: inWorker("for (;;)") });
const waiting = stage.bundle("app", {
  as: "waiting",
  banner: inWorker("await new Promise(() => setInterval(() => {}, 1000))"),
});
const deserted = stage.bundle("app", {
  as: "deserted",
  banner: inWorker("await new Promise(() => {})"),
});
afterEach(() => stage.clear());
afterAll(() => stage.remove());

const errorIn = async (promise: Promise<unknown>) => (await outcome(promise)).error;

describe("launch", () => {
  it.each([
    { import: "loops", path: looping },
    { import: "waits", path: waiting },
  ])("rejects when an import $import without end", async ({ path }) => {
    const error = await errorIn(stage.launch(path, { startTimeout: 300 }));
    expect(error).toMatchObject({ code: "LOAD_FAILED", cause: { code: "TIMEOUT" } });
    expect((error as Error).cause).toMatchObject({ message: expect.stringContaining("300 ms") });
    expect(stage.threads.size).toBe(0);
  });

  it("rejects when an import waits for what cannot come", async () => {
    const error = await errorIn(stage.launch(deserted));
    const message = expect.stringContaining("exit code 13");
    expect(error).toMatchObject({ code: "LOAD_FAILED", cause: { message } });
    expect(stage.threads.size).toBe(0);
  });

  it("can be aborted while an import loops", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const launching = errorIn(stage.launch(looping, { signal }));
    setTimeout(() => controller.abort("enough"), 50);
    expect(await launching).toBe("enough");
    expect(stage.threads.size).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("leaves no thread when the app cannot be made", async () => {
    const { startBroken } = await stage.load(entry);
    const { signal } = new AbortController();
    expect(await errorIn(startBroken({ workers: 2, signal }))).toMatchObject({ order: 1 });
    expect(stage.threads.size).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it.each(["close", "destroy"] as const)("forgets its signal at %s", async (end) => {
    const { signal } = new AbortController();
    const app = await stage.launch(entry, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await app[end]();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("destroys the app at an abort, also while it closes", async () => {
    const controller = new AbortController();
    const app = await stage.launch(entry, { signal: controller.signal });
    const running = errorIn(app.sync(job("never")));
    const closing = outcome(app.close());
    controller.abort("enough");
    expect(await running).toBe("enough");
    expect(await closing).toEqual({});
    expect(stage.threads.size).toBe(0);
  });
});

describe.each([{ workers: 1 }, { workers: 0 }])("close with $workers workers", ({ workers }) => {
  it("gives up a disposal that never ends, and names it", async () => {
    const app = await stage.launch(entry, { workers, closeTimeout: 100 });
    await app.own("never", words(1));
    const error = await errorIn(app.close());
    expect(error).toMatchObject({ name: "TimeoutError", code: "TIMEOUT" });
    expect((error as Error).message).toMatch(/Closing Faults took .*100 ms: disposing second/);
    expect(stage.threads.size).toBe(0);
    expect(await errorIn(app.content())).toMatchObject({ code: "CLOSED" });
  });

  it("gives up runs that never end, and names them", async () => {
    const app = await stage.launch(entry, { workers, closeTimeout: 100 });
    const running = errorIn(app.async(job("never")));
    const error = await errorIn(app.close());
    expect((error as Error).message).toMatch(/a run of test, task .*async/);
    expect(await running).toBe(error);
    expect(stage.threads.size).toBe(0);
  });

  it("can be cut short by destroy during a disposal", async () => {
    const app = await stage.launch(entry, { workers });
    const log = words(1);
    await app.own("never", log);
    const closing = outcome(app.close());
    await new Promise((resolve) => setTimeout(resolve, 30));
    await app.destroy();
    expect(await closing).toEqual({});
    expect(stage.threads.size).toBe(0);
    expect(log[0]).toBe(0);
  });
});

describe("a worker that ends", () => {
  it("is stopped when a disposal loops without end", async () => {
    const app = await stage.launch(entry, { workers: 1, closeTimeout: 100 });
    await app.own("spin", words(1));
    const error = (await errorIn(app.close())) as Error;
    expect(error.message).toMatch(/disposing second on worker \d+$/);
    expect(stage.threads.size).toBe(0);
  });

  it("is reported when it dies in a disposal", async () => {
    const app = await stage.launch(entry, { workers: 1 });
    await app.own("exit0", words(1));
    const error = (await errorIn(app.close())) as AggregateError;
    expect(error.errors).toMatchObject([{ code: "WORKER_DIED" }]);
    expect(error.message).toBe("A worker died disposing second, with exit code 0");
  });

  it("is named by destroy when it cannot be stopped", async () => {
    const app = await stage.launch(entry, { workers: 1, closeTimeout: 100 });
    const running = errorIn(app.sync(job("block")));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const error = (await errorIn(app.destroy())) as Error;
    expect(error.message).toMatch(/^Destroying Faults took .*: .*task 1 \(sync\) on worker/);
    expect(await running).toMatchObject({ code: "CLOSED" });
  });
});
