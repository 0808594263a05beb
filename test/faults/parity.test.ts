import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LaunchOptions, Progress } from "../../runtime/flow/options.js";
import { job, outcome, Stage, words } from "./stage.js";
import type { Act } from "./worker/acts.js";
import { type FaultsApp, type Job, shapes } from "./worker/app.js";

const stage = new Stage();
const entry = stage.bundle("app");
afterAll(() => stage.remove());

const quiet = [
  ...(["nothing", "throw", "reject", "throwSymbol", "recurse"] as const),
  ...(["giveSocket", "throwSocket", "throwFrozen"] as const),
] satisfies Act[];

/** All that a caller can see, but for the stack. */
async function seen(promise: Promise<unknown>) {
  const { value, error } = await outcome(promise);
  if (!(error instanceof Error)) return { value, error };
  const { name, message } = error;
  return { class: error.constructor.name, name, message, fields: { ...error } };
}

function* jobs(count: number, wrong?: number): Generator<Job> {
  const counts = words(1);
  for (let i = 0; i < count; i++)
    yield { counts, place: 0, act: i === wrong ? "throw" : "nothing" };
}

async function all(app: FaultsApp) {
  const facts: Record<string, unknown> = {};
  for (const act of quiet)
    for (const shape of shapes) facts[`${act} in ${shape}`] = await seen(app[shape](job(act)));
  facts.content = await app.content();
  facts.items = await app.mapAll(jobs(100));
  facts.failed = await seen(app.mapAll(jobs(100, 42)));
  facts.aborted = await seen(app.sync(job("nothing"), { signal: AbortSignal.abort("before") }));
  return facts;
}

let expected: Record<string, unknown>;
beforeAll(async () => {
  expected = await all(await stage.launch(entry, { workers: 1 }));
});

describe.each([{ workers: 0 }, { workers: 1 }, { workers: 2 }])(
  "with $workers workers",
  ({ workers }) => {
    const launch = (options: LaunchOptions = {}) => stage.launch(entry, { workers, ...options });

    it("has the same results and errors as with one", async () => {
      expect(await all(await launch())).toEqual(expected);
      expect(expected.failed).toMatchObject({ class: "OrderError", fields: { index: 42 } });
    });

    it.each(["sync", "async", "map", "fanOut"] as const)(
      "rejects at an abort of what never ends in %s, and goes on",
      async (shape) => {
        const app = await launch();
        const counts = words(32);
        const controller = new AbortController();
        const { signal } = controller;
        const reports: Progress[] = [];
        const onProgress = (progress: Progress) => void reports.push(progress);
        const running = outcome(app[shape](job("never", counts), { signal, onProgress }));
        while (counts[0] === 0) await new Promise(setImmediate);
        const before = reports.length;
        controller.abort("stop");
        expect(await running).toEqual({ error: "stop" });
        expect(reports).toHaveLength(before + 1);
        expect(await app.sync(job("nothing"))).toBe("fine");
        await app.close();
        expect(reports).toHaveLength(before + 1);
      },
    );

    it.skipIf(workers === 1)("waits for the siblings of a failed branch", async () => {
      const app = await launch({ grace: "5s" });
      const counts = words(4);
      const { error } = await outcome(app.failFast(job("throw", counts)));
      expect(error).toMatchObject({ order: 8, siblings: [{ order: 7 }] });
      expect([...counts]).toEqual([1, 1, 1, 0]);
    });

    it.skipIf(workers === 1)("waits for siblings no longer than the grace period", async () => {
      const app = await launch({ grace: 10 });
      const counts = words(4);
      const { error } = await outcome(app.failFast(job("throw", counts)));
      expect(error).toMatchObject({ order: 8 });
      expect(error).not.toHaveProperty("siblings");
      expect([...counts]).toEqual([0, 0, 1, 0]);
      expect(await app.sync(job("nothing"))).toBe("fine");
    });

    it("lets timers fire and signals abort during a map that never waits", async () => {
      const app = await launch();
      let ticks = 0;
      const timer = setInterval(() => ticks++, 1);
      const controller = new AbortController();
      const { signal } = controller;
      setTimeout(() => controller.abort("enough"), 100);
      const running = outcome(app.mapAll(jobs(Number.POSITIVE_INFINITY), { signal }));
      expect(await running).toEqual({ error: "enough" });
      clearInterval(timer);
      expect(ticks).toBeGreaterThan(0);
    });

    it("disposes in reverse order, and tells what failed", async () => {
      const app = await launch();
      const log = words(1);
      await app.own("throw", log);
      const { error } = await outcome(app.close());
      expect(error).toMatchObject({ errors: [{ order: 7 }] });
      expect((error as Error).message).toBe("Disposing second failed");
      expect(log[0]).toBe(1);
    });

    it("names the thread's frames and the caller's in the stack of an error", async () => {
      const app = await launch();
      const theCaller = () => outcome(app.sync(job("throw")));
      const { stack } = (await theCaller()).error as Error;
      const [thread, caller] = stack!.split("    --- run of test ---\n");
      expect(thread).toMatch(/order 7\n +at .*throw/);
      expect(caller).toContain("theCaller");
      expect(stack?.match(/--- run of/g)).toHaveLength(1);
    });
  },
);
