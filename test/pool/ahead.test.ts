import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, expect, it } from "vitest";
import { WorkerDiedError } from "../../runtime/errors.js";
import { numberAfter } from "../../runtime/pool/offers.js";
import { errorOf, perform, Stage, words } from "./stage.js";

const stage = new Stage();
const entry = stage.bundle("entry");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

const open = (gate: Int32Array) => {
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
};

it("gives what waits behind a long task to whoever is free", async () => {
  const executor = await stage.start(entry, { workers: 2 });
  const gate = words(1);
  const long = perform(executor, "blockOn", { inputs: [gate] });
  const counts = words(20);
  const short = Array.from(counts, (_, place) =>
    perform(executor, "count", { inputs: [counts, place] }),
  );
  expect(await Promise.all(short)).toEqual(Array(20).fill(1));
  open(gate);
  await long;
});

it("does not let a task that waits behind a long one be overtaken for ever", async () => {
  const executor = await stage.start(entry, { workers: 2 });
  const gate = words(1);
  const long = perform(executor, "blockOn", { inputs: [gate] });
  let isOver = false;
  const submit = async (): Promise<void> => {
    for (let i = 0; i < 5000 && !isOver; i++) await perform(executor, "add", { inputs: [i, 1] });
    expect(isOver).toBe(true);
  };
  // Three at a time: one runs, one is ahead of it, and one waits behind the long one.
  const stream = [submit(), submit(), submit()];
  await perform(executor, "add", { inputs: [1, 2] });
  isOver = true;
  await Promise.all(stream);
  open(gate);
  await long;
});

it("leaves the task behind an aborted one alone", async () => {
  const executor = await stage.start(entry);
  const counts = words(1);
  const controller = new AbortController();
  const aborted = errorOf(perform(executor, "spin", { signal: controller.signal }));
  const next = perform(executor, "count", { inputs: [counts, 0] });
  await pause(30);
  controller.abort("stop");
  expect(await aborted).toBe("stop");
  expect(await next).toBe(1);
});

it("never begins a task that was aborted while it waited behind another", async () => {
  const executor = await stage.start(entry);
  const counts = words(1);
  const gate = words(1);
  const first = perform(executor, "blockOn", { inputs: [gate] });
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = errorOf(perform(executor, "count", { inputs: [counts, 0], signal }));
  await pause(30);
  controller.abort("no");
  expect(await aborted).toBe("no");
  open(gate);
  await first;
  expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);
  expect(counts[0]).toBe(0);
});

it("runs a task once that waited behind one its worker died in", async () => {
  const executor = await stage.start(entry);
  const counts = words(1);
  const died = errorOf(perform(executor, "exit", { inputs: [1] }));
  const next = perform(executor, "count", { inputs: [counts, 0] });
  expect(await died).toBeInstanceOf(WorkerDiedError);
  expect(await next).toBe(1);
});

it("tells a result from that of the task before, also when a task cannot be sent", async () => {
  const executor = await stage.start(entry);
  const settled = await Promise.allSettled([
    perform(executor, "block", { inputs: [20] }),
    perform(executor, "add", { inputs: [() => 1] }),
    perform(executor, "add", { inputs: [1, 2] }),
    perform(executor, "add", { inputs: [3, 4] }),
  ]);
  expect(settled.map((each) => (each.status === "fulfilled" ? each.value : "refused"))).toEqual([
    undefined,
    "refused",
    3,
    7,
  ]);
});

it("numbers messages from 1 again when a word is full", () => {
  expect([0, 1, 2 ** 31 - 2, 2 ** 31 - 1].map(numberAfter)).toEqual([1, 2, 2 ** 31 - 1, 1]);
});

it("stops an aborted task that had begun before the pool heard of the end of the one before", async () => {
  const executor = await stage.start(entry);
  const gate = words(1);
  const counts = words(1);
  const first = perform(executor, "blockOn", { inputs: [gate] });
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = errorOf(perform(executor, "countAndSpin", { inputs: [counts, 0], signal }));
  await pause(30);
  open(gate);
  while (Atomics.load(counts, 0) === 0); // this thread hears of nothing meanwhile
  controller.abort("stop");
  await first;
  expect(await aborted).toBe("stop");
  expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);
});
