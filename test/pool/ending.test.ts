import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { ClosedError } from "../../runtime/errors.js";
import { errorOf, perform, Stage, words } from "./stage.js";
import { OrderError } from "./worker/tasks.js";

const stage = new Stage();
const entry = stage.bundle("entry");
afterEach(() => stage.clear());
afterAll(() => stage.remove());

describe.each([{ workers: 1 }, { workers: 0 }])("with $workers workers", ({ workers }) => {
  const start = () => stage.start(entry, { workers });

  it("waits for tasks, then disposes in reverse order", async () => {
    const executor = await start();
    const log = words(10);
    await perform(executor, "connect", { inputs: [log] });
    const tasks = [1, 2, 3].map((n) => perform(executor, "later", { inputs: [n] }));
    const closing = executor.close();
    expect(executor.close()).toBe(closing);
    await closing;
    expect(await Promise.all(tasks)).toEqual([1, 2, 3]);
    expect([...log.subarray(0, 4)]).toEqual([3, 3, 2, 1]);
    expect(await errorOf(perform(executor, "add"))).toBeInstanceOf(ClosedError);
  });

  it("throws what disposals threw, the first one first", async () => {
    const executor = await start();
    const log = words(10);
    log[9] = 1;
    await perform(executor, "connect", { inputs: [log] });
    const error = (await errorOf(executor.close())) as AggregateError;
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.errors.map((each) => each.order.id)).toEqual([3, 2, 1]);
    expect(error.errors[0]).toBeInstanceOf(OrderError);
    expect(error.message).toContain("connection3");
  });

  it("rejects what runs and waits when it is destroyed", async () => {
    const executor = await start();
    const reason = new ClosedError("destroyed");
    const tasks = [1, 2, 3].map(() => errorOf(perform(executor, "never")));
    await executor.destroy(reason);
    await executor.destroy(new Error("another"));
    expect(await Promise.all(tasks)).toEqual([reason, reason, reason]);
    await executor.close();
    expect(await errorOf(perform(executor, "add"))).toBeInstanceOf(ClosedError);
  });
});

it("can be destroyed while it closes", async () => {
  const executor = await stage.start(entry);
  const task = errorOf(perform(executor, "spin"));
  const closing = executor.close();
  await executor.destroy("now");
  expect(await task).toBe("now");
  await closing;
});

it("lets the process end by itself, after what is pending", async () => {
  const script = stage.bundle("script");
  const { stdout } = await promisify(execFile)(process.execPath, [script, entry]);
  expect(stdout).toBe("sum 3\n");
});
