import { annotate } from "../pool/annotate.js";
import { parseDuration } from "./duration.js";
import type { Duration } from "./options.js";

// biome-ignore lint/suspicious/noExplicitAny: classes of errors, whatever their constructors take
type ErrorType = abstract new (...parameters: any[]) => unknown;

/** How often a failed step runs again, and when. */
export interface RetryPolicy {
  /** How often it runs at most, the first time included; from 1, which is the default. */
  readonly attempts?: number;
  /** Before the second attempt; none when absent. */
  readonly delay?: Duration;
  /** What the delay is multiplied with from each attempt to the next; from 1, which is the default. */
  readonly backoff?: number;
  /** No delay is longer. */
  readonly maxDelay?: Duration;
  /** A random part of each delay, up to this share of it, is left out; from 0, the default, to 1. */
  readonly jitter?: number;
  /**
   * Which errors it is for: instances of these classes, or those for which the function gives `true`; all when absent. An
   * error's own `retryable`, a boolean, matters more.
   */
  readonly on?: readonly ErrorType[] | ((error: Anything) => boolean);
}

// biome-ignore lint/suspicious/noExplicitAny: what is thrown may be anything
type Anything = any;

/** @throws RangeError for an option out of range. */
export function checkPolicy(policy: RetryPolicy): void {
  const { attempts = 1, backoff = 1, jitter = 0, delay = 0, maxDelay = 0 } = policy;
  if (!Number.isInteger(attempts) || attempts < 1)
    throw new RangeError(`attempts: expected an integer from 1, got ${String(attempts)}`);
  if (!(backoff >= 1))
    throw new RangeError(`backoff: expected a number from 1, got ${String(backoff)}`);
  if (!(jitter >= 0 && jitter <= 1))
    throw new RangeError(`jitter: expected a number from 0 to 1, got ${String(jitter)}`);
  parseDuration(delay, "delay");
  parseDuration(maxDelay, "maxDelay");
}

/**
 * Runs `body` until it succeeds, its error is not one of the policy's, or the attempts are used up: then its last error is
 * thrown, which says in `attempts` how many there were. An abort ends the waiting.
 */
export async function retry<T>(
  policy: RetryPolicy,
  body: (attempt: number) => T | Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { attempts = 1 } = policy;
  for (let attempt = 1; ; attempt++) {
    try {
      return await body(attempt);
    } catch (error) {
      if (signal?.aborted) throw error;
      if (attempt >= attempts || !isRetryable(error, policy)) {
        annotate(error, "attempts", { value: attempt, enumerable: true });
        throw error;
      }
    }
    await pause(delayAfter(attempt, policy), signal);
  }
}

/** `min(delay · backoff^(attempt − 1), maxDelay)`, less the jitter. */
export function delayAfter(attempt: number, policy: RetryPolicy, random = Math.random): number {
  const { delay = 0, backoff = 1, maxDelay, jitter = 0 } = policy;
  const longest = maxDelay === undefined ? 2 ** 31 - 1 : parseDuration(maxDelay, "maxDelay");
  const whole = Math.min(parseDuration(delay, "delay") * backoff ** (attempt - 1), longest);
  return whole * (1 - jitter * random());
}

function isRetryable(error: unknown, { on }: RetryPolicy): boolean {
  const { retryable } = Object(error) as { retryable?: unknown };
  if (typeof retryable === "boolean") return retryable;
  if (on === undefined) return true;
  return typeof on === "function" ? on(error) === true : on.some((each) => error instanceof each);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
