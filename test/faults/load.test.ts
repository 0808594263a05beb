import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { Worker } from "node:worker_threads";
import { afterAll, afterEach, expect, it } from "vitest";
import { job, outcome, Stage, words } from "./stage.js";
import { pollution } from "./worker/acts.js";
import type { Job } from "./worker/app.js";

const stage = new Stage();
const entry = stage.bundle("app");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

const places = (size: number, act: Job["act"] = "nothing"): { counts: Int32Array; jobs: Job[] } => {
  const counts = words(size);
  return { counts, jobs: Array.from(counts, (_, place) => ({ act, counts, place })) };
};

it("runs each of 10,000 queued tasks once", async () => {
  const app = await stage.launch(entry);
  const { counts, jobs } = places(10_000);
  await Promise.all(jobs.map((each) => app.sync(each)));
  expect(new Set(counts)).toEqual(new Set([1]));
});

it("is fair to 20 submitters", async () => {
  const app = await stage.launch(entry);
  const done = Array<number>(20).fill(0);
  let isOver = false;
  const submitters = done.map(async (_, who) => {
    while (!isOver) {
      await app.sync(job("nothing"));
      done[who]!++;
    }
  });
  while (Math.max(...done) < 200) await pause(5);
  isOver = true;
  await Promise.all(submitters);
  expect(Math.min(...done)).toBeGreaterThan(150);
});

it("settles everything, and does nothing twice, while threads are stopped at random", async () => {
  const loaded = new Set<Worker>();
  // One that is stopped again and again while it loads counts as one that cannot load.
  const watch = (thread: Worker) => {
    thread.once("message", () => loaded.add(thread));
    thread.once("exit", () => loaded.delete(thread));
  };
  process.on("worker", watch);
  const app = await stage.launch(entry);
  const single = places(2000);
  const mapped = places(20 * 21);
  const runs = single.jobs.map((each, i) => outcome((i % 2 ? app.sync : app.locked)(each)));
  const maps = Array.from({ length: 20 }, (_, i) =>
    outcome(app.map({ ...mapped.jobs[0]!, place: i * 21 })),
  );
  let isOver = false;
  const settled = Promise.all([...runs, ...maps]).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await pause(Math.random() * 10);
    const victim = [...loaded][Math.floor(Math.random() * 2)];
    if (Math.random() < 0.5) await victim?.terminate();
  }
  process.off("worker", watch);
  for (const { error } of await settled)
    if (error !== undefined) expect(codeOf(error)).toBe("WORKER_DIED");
  expect(Math.max(...single.counts, ...mapped.counts)).toBe(1);
  expect((await outcome(app.locked(job("nothing")))).value).toBe("fine");
});

const codeOf = (error: unknown) => (error as { code: unknown }).code;

it.each(["close", "destroy"] as const)("settles everything at %s under load", async (end) => {
  const app = await stage.launch(entry);
  const { counts, jobs } = places(500);
  const runs = jobs.map((each) => outcome(app.locked(each)));
  const map = outcome(app.mapAll(jobs.map((each) => ({ ...each, counts: words(500) }))));
  await pause(5);
  await app[end]();
  const results = await Promise.all([...runs, map]);
  const lost = results.filter(({ error }) => error !== undefined);
  if (end === "close") expect(lost).toEqual([]);
  for (const { error } of lost) expect(codeOf(error)).toBe("CLOSED");
  expect(Math.max(...counts)).toBe(1);
  expect(stage.threads.size).toBe(0);
});

it.each([0, 2])("ignores a polluted Object.prototype with %i workers", async (workers) => {
  const { start } = await stage.load(entry);
  const all = { ...pollution, eval: true, stdout: true, argv: 3, onProgress: 3 };
  Object.assign(Object.prototype, all);
  try {
    const app = await start({ workers });
    const controller = new AbortController();
    const { signal } = controller;
    expect(await app.map(job("nothing"), { signal })).toBe("fine");
    expect(await app.fanOut(job("nothing"))).toBe("fine");
    expect((await outcome(app.sync(job("throw")))).error).toMatchObject({ order: 7 });
    await app.close();
  } finally {
    for (const name of Object.keys(all)) Reflect.deleteProperty(Object.prototype, name);
  }
});

it("leaves a polluted worker's neighbours alone", async () => {
  const app = await stage.launch(entry, { workers: 1 });
  await app.sync(job("pollute"));
  expect(await app.map(job("nothing"))).toBe("fine");
  expect((await outcome(app.async(job("throw")))).error).toMatchObject({ order: 7 });
});

it.each([0, 1, 2])("prints before it gives the result, and ends, with %i workers", async (n) => {
  const program = stage.bundle("program");
  const run = promisify(execFile)(process.execPath, [program, entry, String(n)]);
  const { stdout } = await run;
  const round = (i: number) => [1, 2, 3, 4].map((line) => `line ${line}`).concat(`result ${i}`);
  const lines = stdout.replaceAll(/ of thread \d+/g, "").split("\n");
  expect(lines).toEqual([...[1, 2, 3, 4, 5].flatMap(round), "the end", ""]);
});
