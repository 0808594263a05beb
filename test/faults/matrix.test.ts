import { getEventListeners } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { job, outcome, Stage, words } from "./stage.js";
import type { Act } from "./worker/acts.js";
import { type FaultsApp, type Shape, shapes } from "./worker/app.js";

const stage = new Stage();
let app: FaultsApp;
beforeAll(async () => {
  const resourceLimits = { maxOldGenerationSizeMb: 24 };
  app = await stage.launch(stage.bundle("app"), { resourceLimits });
});
afterAll(() => stage.remove());

interface Fault {
  readonly act: Act;
  readonly outcome: unknown;
  /** Aborted while it runs. */
  readonly aborted?: true;
  /** Waits for something: not possible in a guarded call. */
  readonly waits?: true;
}

/** By name: the app has its own copies of the classes. */
const threw = (name: string, fields: object = {}) => ({
  error: expect.objectContaining({ constructor: expect.objectContaining({ name }), ...fields }),
});
const died = (exitCode: number, fields: object = {}) =>
  threw("WorkerDiedError", { exitCode, ...fields });
const because = (fields: object) => ({ cause: expect.objectContaining(fields) });

const faults: readonly Fault[] = [
  { act: "throw", outcome: threw("OrderError", { order: 7 }) },
  { act: "reject", outcome: threw("OrderError", { order: 8 }), waits: true },
  { act: "throwSymbol", outcome: threw("NodeError") },
  { act: "throwLater", outcome: died(1, because({ message: "order 9" })), waits: true },
  { act: "throwSymbolLater", outcome: died(1), waits: true },
  { act: "rejectUnseen", outcome: died(1, because({ message: "order 10" })), waits: true },
  { act: "exit0", outcome: died(0) },
  { act: "exit1", outcome: died(1) },
  { act: "fill", outcome: died(1, because({ code: "ERR_WORKER_OUT_OF_MEMORY" })) },
  { act: "recurse", outcome: threw("RangeError") },
  { act: "spin", outcome: { error: "stop" }, aborted: true },
  { act: "never", outcome: { error: "stop" }, aborted: true, waits: true },
  { act: "giveSocket", outcome: threw("ValidationError", { path: "result.socket" }) },
  { act: "throwSocket", outcome: threw("OrderError", { order: 11 }) },
  { act: "throwFrozen", outcome: threw("OrderError", { order: 12 }) },
  { act: "breakGlobals", outcome: { value: "broken" } },
  { act: "pollute", outcome: { value: "polluted" } },
];

async function commit(fault: Fault, shape: Shape) {
  const counts = words(32);
  const controller = new AbortController();
  const { signal } = controller;
  const running = outcome(app[shape](job(fault.act, counts), { signal }));
  if (fault.aborted) {
    while (Atomics.load(counts, 0) === 0) await new Promise(setImmediate);
    controller.abort("stop");
  }
  return { result: await running, counts, signal };
}

describe.each(faults)("$act", (fault) => {
  const possible = shapes.filter((shape) => !(fault.waits && shape === "locked"));

  it.each(possible)("in %s settles, happens once, and harms nobody", async (shape) => {
    const before = await app.content();
    const { result, counts, signal } = await commit(fault, shape);
    expect(result).toEqual(fault.outcome);
    const next = await Promise.all([1, 2, 3, 4].map(() => app.locked(job("nothing"))));
    expect(next).toEqual(Array(4).fill("fine"));
    expect(counts[0]).toBe(1);
    expect(Math.max(...counts)).toBe(1);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const undone = shape !== "locked" || result.error === "stop" || isDeath(result.error);
    expect(await app.content()).toBe(before + 4 + (undone ? 0 : 1));
    expect(stage.threads.size).toBeLessThanOrEqual(2);
  });
});

const isDeath = (error: unknown) => (error as { code?: unknown })?.code === "WORKER_DIED";

it("leaves no thread after all that", async () => {
  await app.close();
  expect(stage.threads.size).toBe(0);
});
