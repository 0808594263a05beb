import { TimeoutError } from "../errors.js";
import { now } from "../sync/clock.js";
import type { Call } from "./calls.js";
import { parseDuration } from "./duration.js";
import type { Duration } from "./options.js";

export interface TimeLimit {
  readonly name: string;
  readonly limit: Duration;
  /** Of the task around it. */
  readonly call?: Call;
  /** Aborts what it is part of. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `body`, and rejects with a TimeoutError when it takes longer: its signal fires then. What blocks its thread is
 * stopped by the app's own watch, with its worker.
 */
export async function timeLimit<T>(
  { name, limit, call, signal }: TimeLimit,
  body: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  const ms = parseDuration(limit, "timeout");
  const controller = new AbortController();
  const started = now();
  const error = () => new TimeoutError(`${name} took longer than ${ms} ms`);
  const follow = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", follow, { once: true });
  if (signal?.aborted) follow();
  const over = call?.began(ms, name);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const reason = error();
        reject(reason);
        controller.abort(reason);
      }, ms);
    });
    late.catch(() => {});
    const result = await Promise.race([body(controller.signal), late]);
    if (now() - started > ms) throw error();
    return result;
  } finally {
    clearTimeout(timer);
    over?.();
    signal?.removeEventListener("abort", follow);
  }
}
