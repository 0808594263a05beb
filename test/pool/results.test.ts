import { afterAll, afterEach, describe, expect, it } from "vitest";
import { NodeError, ValidationError } from "../../runtime/errors.js";
import { errorOf, perform, Stage } from "./stage.js";
import { OrderError } from "./worker/tasks.js";

const stage = new Stage();
const entry = stage.bundle("entry");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

describe.each([
  { where: "a worker", workers: 1 },
  { where: "the calling thread", workers: 0 },
])("a task on $where", ({ workers }) => {
  const start = () => stage.start(entry, { workers });

  it("gives its result, also later", async () => {
    const executor = await start();
    expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);
    const value = { at: new Date(0), map: new Map([["a", new Set([1])]]) };
    const copy = await perform(executor, "later", { inputs: [value] });
    expect(copy).toEqual(value);
    expect(copy).not.toBe(value);
    expect(executor.parallelism).toBe(1);
  });

  it("throws errors whole", async () => {
    const error = await errorOf(perform(await start(), "throwOrder"));
    expect(error).toBeInstanceOf(OrderError);
    expect(error).toMatchObject({ message: "order 7", code: "ORDER", order: { id: 7 } });
    expect((error as OrderError).summary).toBe("ORDER 7");
    expect((error as OrderError).stack).toContain("throwOrder");
    expect((error as OrderError).cause).toBeInstanceOf(RangeError);
  });

  it("throws errors whose causes form a cycle", async () => {
    const error = (await errorOf(perform(await start(), "throwCyclic"))) as OrderError;
    expect(error.cause).toBeInstanceOf(TypeError);
    expect((error.cause as Error).cause).toBe(error);
  });

  it("throws aggregates, own classes, unknown classes and DOM exceptions", async () => {
    const executor = await start();
    const aggregate = (await errorOf(perform(executor, "throwAggregate"))) as AggregateError;
    expect(aggregate).toBeInstanceOf(AggregateError);
    expect(aggregate.errors).toEqual([expect.any(OrderError), "text"]);
    const own = await errorOf(perform(executor, "throwOwn"));
    expect(own).toBeInstanceOf(ValidationError);
    expect(own).toMatchObject({ path: "result.a", code: "VALIDATION", name: "ValidationError" });
    const stray = await errorOf(perform(executor, "throwStray"));
    expect(stray).toBeInstanceOf(RangeError);
    expect(stray).toMatchObject({ name: "StrayError", message: "stray" });
    const abort = await errorOf(perform(executor, "throwAbort"));
    expect(abort).toBeInstanceOf(DOMException);
    expect(abort).toMatchObject({ name: "AbortError", message: "stop it", code: 20 });
  });

  it("throws values that are no errors", async () => {
    const executor = await start();
    for (const value of [undefined, null, 0, "text", { a: [1] }]) {
      expect(await errorOf(perform(executor, "throwValue", { inputs: [value] }))).toEqual(value);
    }
  });

  it("refuses what cannot cross threads, with its path", async () => {
    const executor = await start();
    const input = await errorOf(perform(executor, "add", { inputs: [1, { f: [() => 1] }] }));
    expect(input).toBeInstanceOf(ValidationError);
    expect(input).toMatchObject({ path: "input 1.f[0]" });
    expect((input as Error).message).toBe("input 1.f[0]: a function cannot cross threads");
    const result = await errorOf(perform(executor, "giveFunction"));
    expect(result).toMatchObject({ path: "result.items[1].call" });
    const socket = await errorOf(perform(executor, "giveSocket"));
    expect((socket as Error).message).toBe("result.socket: a Socket cannot cross threads");
    expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);
  });

  it("rejects at an abort with the reason, and when it was aborted before", async () => {
    const executor = await start();
    const reason = new Error("enough");
    const controller = new AbortController();
    const pending = perform(executor, "never", { signal: controller.signal });
    controller.abort(reason);
    expect(await errorOf(pending)).toBe(reason);
    const { signal } = controller;
    expect(await errorOf(perform(executor, "add", { inputs: [1, 2], signal }))).toBe(reason);
    expect(await perform(executor, "add", { inputs: [1, 2] })).toBe(3);
  });
});

describe("a task on a worker", () => {
  it("throws a NodeError for what cannot cross threads", async () => {
    const executor = await stage.start(entry);
    const symbol = await errorOf(perform(executor, "throwSymbol"));
    expect(symbol).toBeInstanceOf(NodeError);
    expect((symbol as Error).message).toContain("Symbol(odd)");
    expect((symbol as Error).cause).toBe("Symbol(odd)");
    expect(await errorOf(perform(executor, "throwFunction"))).toBeInstanceOf(NodeError);
    expect(await errorOf(perform(executor, "throwHostile"))).toBeInstanceOf(NodeError);
  });
});
