import { FlowEngine } from "../../runtime/flow/engine.js";
import type { Executor } from "../../runtime/pool/executor.js";

export type FakeTask = (...inputs: never[]) => unknown;

/** Runs functions on this thread; rejects on abort as a pool does. */
export function stage(tasks: readonly FakeTask[], parallelism = 2) {
  const calls: string[] = [];
  const executor: Executor = {
    parallelism,
    run: (task, inputs, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        Promise.resolve()
          .then(() => tasks[task]!(...(inputs as never[])))
          .then(resolve, reject);
      }),
    close: async () => void calls.push("close"),
    destroy: async () => void calls.push("destroy"),
  };
  const reducers = [
    { initial: () => "", reduce: (left: never, right: never) => `${left}${right}` },
  ];
  return { engine: new FlowEngine("Test", { executor, reducers, grace: 50 }), calls };
}

export const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
