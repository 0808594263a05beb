import { afterAll, afterEach, describe, expect, it } from "vitest";
import { WorkerDiedError } from "../../runtime/errors.js";
import type { Executor } from "../../runtime/pool/executor.js";
import { errorOf, Stage, words } from "./stage.js";
import { OrderError, taskOf, type Visit } from "./worker/tasks.js";

const stage = new Stage();
const entry = stage.bundle("entry");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

interface Request {
  readonly signal?: AbortSignal;
  readonly task?: "visit" | "visitAgain";
}

/** Visits once for each of `acts`. */
function visitAll(executor: Executor, acts: Visit["then"][], { signal, task }: Request = {}) {
  const counts = words(1);
  const inputs = acts.map((then): Visit => (then === undefined ? { counts } : { counts, then }));
  return { counts, batch: executor.runEach(taskOf(task ?? "visit"), inputs, signal) };
}

describe.each([
  { where: "a worker", workers: 1 },
  { where: "the calling thread", workers: 0 },
])("a batch on $where", ({ workers }) => {
  const start = () => stage.start(entry, { workers });

  it("gives results in order, one call after the other, and how long they took", async () => {
    const { batch } = visitAll(await start(), ["wait", undefined, "wait"]);
    const { results, ms, failure } = await batch;
    expect(results).toEqual([1, 2, 3]);
    expect(ms).toBeGreaterThan(30);
    expect(failure).toBeUndefined();
  });

  it("ends with the first call that fails, and says which", async () => {
    const { batch, counts } = visitAll(await start(), [undefined, "wait", "throw", undefined]);
    expect(await batch).toMatchObject({ failure: { at: 2, error: expect.any(OrderError) } });
    expect(counts[0]).toBe(3);
  });

  it("says which result cannot cross threads", async () => {
    const { batch } = visitAll(await start(), [undefined, "give a function"]);
    expect(await batch).toMatchObject({ failure: { at: 1, error: { path: "result.call" } } });
  });

  it("says which input cannot cross threads", async () => {
    const executor = await start();
    const batch = await executor.runEach(taskOf("later"), [1, { f: () => 1 }, 2]);
    expect(batch).toMatchObject({ failure: { at: 1, error: { path: "input 0.f" } } });
  });

  it("makes no call after an abort", async () => {
    const executor = await start();
    const controller = new AbortController();
    const { signal } = controller;
    const { batch, counts } = visitAll(executor, ["wait", ...Array(50).fill("wait")], { signal });
    const lost = errorOf(batch);
    while (Atomics.load(counts, 0) === 0) await new Promise(setImmediate);
    controller.abort("enough");
    expect(await lost).toBe("enough");
    expect(await executor.run(taskOf("add"), [1, 2])).toBe(3);
    expect(counts[0]).toBeLessThan(3);
  });
});

it("survives an abort within the grace period when its calls are short", async () => {
  const threads = new Set<unknown>();
  const watch = (thread: unknown) => threads.add(thread);
  process.on("worker", watch);
  const executor = await stage.start(entry, { grace: 10_000 });
  const controller = new AbortController();
  const { signal } = controller;
  const { batch, counts } = visitAll(executor, Array(100).fill("be slow"), { signal });
  const lost = errorOf(batch);
  while (Atomics.load(counts, 0) === 0) await new Promise(setImmediate);
  controller.abort("enough");
  await lost;
  expect(await executor.run(taskOf("add"), [1, 2])).toBe(3);
  process.off("worker", watch);
  expect(threads.size).toBe(1);
  expect(counts[0]).toBeLessThan(10);
});

it("says in which call its worker died", async () => {
  const { batch, counts } = visitAll(await stage.start(entry), [undefined, undefined, "exit"]);
  const { failure } = await batch;
  expect(failure?.at).toBe(2);
  expect(failure?.error).toBeInstanceOf(WorkerDiedError);
  expect(counts[0]).toBe(3);
});

it("is run again as a whole when the task is idempotent", async () => {
  const executor = await stage.start(entry);
  const { batch, counts } = visitAll(executor, [undefined, "exit"], { task: "visitAgain" });
  expect((await batch).failure?.error).toBeInstanceOf(WorkerDiedError);
  expect(counts[0]).toBe(6);
});
