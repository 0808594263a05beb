import { FlowEngine } from "../../runtime/flow/engine.js";
import type { Executor } from "../../runtime/pool/executor.js";
import type { Reducer } from "../../runtime/pool/wiring.js";

const joining: Reducer = {
  initial: () => "",
  reduce: (left: never, right: never) => `${left}${right}`,
};

export type FakeTask = (...inputs: never[]) => unknown;

/** Runs functions on this thread; rejects on abort as a pool does. */
export function stage(
  tasks: readonly FakeTask[],
  parallelism = 2,
  reducers: readonly Reducer[] = [joining],
) {
  const calls: string[] = [];
  const run: Executor["run"] = (task, inputs, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => reject(signal?.reason);
      signal?.addEventListener("abort", abort);
      Promise.resolve()
        .then(() => tasks[task]!(...(inputs as never[])))
        .finally(() => signal?.removeEventListener("abort", abort))
        .then(resolve, reject);
    });
  const executor: Executor = {
    parallelism,
    unfinished: [],
    run,
    runEach: async (task, inputs, signal) => {
      const results: unknown[] = [];
      try {
        for (const input of inputs) results.push(await run(task, [input], signal));
      } catch (error) {
        if (signal?.aborted) throw error;
        return { results, ms: 0, failure: { at: results.length, error } };
      }
      return { results, ms: 1, failure: undefined };
    },
    close: async () => void calls.push("close"),
    destroy: async () => void calls.push("destroy"),
  };
  const request = { context: "Test", executor, reducers, grace: 50, closeTimeout: undefined };
  return { engine: new FlowEngine(request), calls };
}

export const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
