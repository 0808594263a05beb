import { clearTimeout, setTimeout } from "node:timers";
import { TimeoutError } from "../errors.js";
import { type Waiter, watchOf } from "../shared/change-watch.js";
import { guardOf } from "../shared/guards.js";
import { plain } from "../shared/plain.js";
import { parseDuration } from "./duration.js";
import type { Duration } from "./options.js";
import { ownOptions } from "./own-options.js";

export interface UntilOptions {
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Afterwards it rejects with a TimeoutError; without limit when absent. */
  readonly timeout?: Duration | undefined;
}

type Truthy<R> = Exclude<R, false | 0 | 0n | "" | null | undefined>;

/** How often an object that is not shared is looked at: nothing says when it changes. */
const LOCAL_MS = 5;

/**
 * Waits until `predicate` holds for a shared object, and resolves with what it returned then. It is asked at once, and
 * again after each call that has changed the object, in whatever thread; in between, nothing is polled and no thread is
 * blocked. It runs under the object's lock as a method would, so that it may take what it finds:
 * `await until(permits, (p) => p.tryAcquire(2))`. It should be short, and is called often.
 *
 * Writes to a typed array outside of a method are not noticed. An object that is not shared is looked at every few
 * milliseconds.
 *
 * @throws TimeoutError, the signal's reason, what `predicate` throws, SharedStateError `ASYNC_CALLBACK` if it returns a
 * promise, or ClosedError when the app is closed before.
 * @aetherflow until
 */
export function until<T extends object, R>(
  object: T,
  predicate: (object: T) => R,
  options?: UntilOptions,
): Promise<Truthy<R>> {
  const excuse = () => void answer.catch(() => {});
  const ask = predicate as (object: object) => unknown;
  const answer = wait(object, { predicate: ask, excuse }, options) as Promise<Truthy<R>>;
  return answer;
}

async function wait(
  object: object,
  question: Pick<Waiter<object>, "predicate" | "excuse">,
  options: UntilOptions | undefined,
): Promise<unknown> {
  const { signal, timeout } = ownOptions(options);
  signal?.throwIfAborted();
  const ms = timeout === undefined ? undefined : parseDuration(timeout, "timeout");
  const guard = guardOf(object);
  const line = guard === undefined ? localLine(object) : watchOf(guard);
  const { promise, resolve, reject } = withResolvers();
  const waiter = { ...question, resolve, reject };
  const give = (reason: unknown) => {
    line.remove(waiter);
    reject(reason);
  };
  const abort = () => give(signal?.reason);
  const late = () => give(new TimeoutError(`until(${line.name}) took longer than ${ms} ms`));
  signal?.addEventListener("abort", abort, { once: true });
  const timer = ms === undefined ? undefined : setTimeout(late, ms);
  line.add(waiter);
  try {
    return await promise;
  } finally {
    signal?.removeEventListener("abort", abort);
    clearTimeout(timer);
  }
}

/** As `Promise.withResolvers`, which Node 20 has not. */
function withResolvers() {
  let resolve!: (value: unknown) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<unknown>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

/** Those who wait: each may be added once. */
interface Line {
  readonly name: string;
  add(waiter: Waiter<object>): void;
  remove(waiter: Waiter<object>): void;
}

function localLine(object: object): Line {
  let timer: NodeJS.Timeout | undefined;
  const add = (waiter: Waiter<object>) => {
    try {
      const value = plain(waiter.predicate(object), []);
      if (value) waiter.resolve(value);
      else timer = setTimeout(add, LOCAL_MS, waiter);
    } catch (error) {
      waiter.reject(error);
    }
  };
  return { name: object.constructor?.name, add, remove: () => clearTimeout(timer) };
}
