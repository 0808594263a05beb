import { TimeoutError } from "../errors.js";
import type { Executor } from "../pool/executor.js";
import { announce } from "./calls.js";

export interface WatchedCall {
  readonly executor: Executor;
  readonly run: number;
  readonly grace: number;
  readonly signal: AbortSignal;
}

/**
 * Runs a task that knows of its call. An abort reaches the signals of its nodes. When a time limit has passed by more than
 * the grace period, its thread is blocked: the call is given up then, and its worker stopped by the executor.
 */
export async function watchedCall(
  { executor, run, grace, signal }: WatchedCall,
  task: number,
  inputs: readonly unknown[],
): Promise<unknown> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const timers = new Map<number, NodeJS.Timeout>();
  let giveUp: (error: unknown) => void = () => {};
  const late = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  late.catch(() => {});
  const call = announce(run, ({ number, ms, name }) => {
    clearTimeout(timers.get(number));
    timers.delete(number);
    if (ms === undefined) return;
    const pass = () => {
      const error = new TimeoutError(`${name} took longer than ${ms} ms`);
      controller.abort(error);
      giveUp(error);
    };
    timers.set(number, setTimeout(pass, ms + grace));
  });
  const abort = () => {
    call.abort(signal.reason);
    controller.abort(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    const inProgress = executor.run(task, [...inputs, call.id], controller.signal);
    return await Promise.race([inProgress, late]);
  } finally {
    for (const timer of timers.values()) clearTimeout(timer);
    signal.removeEventListener("abort", abort);
    call.end();
  }
}
