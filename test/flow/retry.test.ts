import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeoutError } from "../../runtime/errors.js";
import { checkPolicy, delayAfter, type RetryPolicy, retry } from "../../runtime/flow/retry.js";
import { timeLimit } from "../../runtime/flow/time-limit.js";
import { after, stage } from "./stage.js";

test("the delay before attempt k+1 is min(delay * backoff^(k-1), maxDelay), less the jitter", () => {
  fc.assert(
    fc.property(
      fc.record({
        delay: fc.integer({ min: 0, max: 1000 }),
        backoff: fc.double({ min: 1, max: 4, noNaN: true }),
        maxDelay: fc.integer({ min: 0, max: 5000 }),
        jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.integer({ min: 1, max: 10 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (policy, attempt, random) => {
        const whole = Math.min(policy.delay * policy.backoff ** (attempt - 1), policy.maxDelay);
        const found = delayAfter(attempt, policy, () => random);
        expect(found).toBeCloseTo(whole * (1 - policy.jitter * random), 5);
        expect(found).toBeLessThanOrEqual(policy.maxDelay);
      },
    ),
  );
});

/** Fails so many times, then succeeds; says how often it ran. */
async function attempt(policy: RetryPolicy, failures: number, error: unknown = new Error("no")) {
  let ran = 0;
  const result = await retry(policy, (number) => {
    expect(number).toBe(++ran);
    if (ran <= failures) throw error;
    return "yes";
  }).catch((thrown: unknown) => thrown);
  return { ran, result };
}

test("attempts counts all attempts; the last error is thrown as it is, with their number", async () => {
  const error = new Error("no");
  expect(await attempt({ attempts: 3 }, 2)).toEqual({ ran: 3, result: "yes" });
  expect(await attempt({}, 1, error)).toEqual({ ran: 1, result: error });
  expect(await attempt({ attempts: 4 }, 9, error)).toEqual({ ran: 4, result: error });
  expect(error).toMatchObject({ attempts: 4 });
});

test("`on` says which errors, and an error's own `retryable` matters more", async () => {
  const type = new TypeError("type");
  expect(await attempt({ attempts: 3, on: [RangeError] }, 9, type)).toMatchObject({ ran: 1 });
  expect(await attempt({ attempts: 3, on: [Error] }, 9, type)).toMatchObject({ ran: 3 });
  const isType = (error: Error) => error.name === "TypeError";
  expect(await attempt({ attempts: 3, on: isType }, 9, type)).toMatchObject({ ran: 3 });
  const again = Object.assign(new Error("again"), { retryable: true });
  expect(await attempt({ attempts: 3, on: [] }, 9, again)).toMatchObject({ ran: 3 });
  const never = Object.assign(new TypeError("never"), { retryable: false });
  expect(await attempt({ attempts: 3, on: isType }, 9, never)).toMatchObject({ ran: 1 });
});

test("an abort ends the waiting", async () => {
  const controller = new AbortController();
  const fail = () => {
    throw new Error("no");
  };
  const running = retry({ attempts: 2, delay: "5m" }, fail, controller.signal);
  await after(5);
  controller.abort("enough");
  await expect(running).rejects.toBe("enough");
});

test("options out of range are RangeErrors", () => {
  const wrong: readonly RetryPolicy[] = [
    { attempts: 0 },
    { attempts: 1.5 },
    { backoff: 0.5 },
    { jitter: 2 },
    { jitter: Number.NaN },
    { delay: -1 },
    { maxDelay: "1h" as never },
  ];
  for (const each of wrong) expect(() => checkPolicy(each)).toThrow(RangeError);
  checkPolicy({ attempts: 1, backoff: 1, jitter: 0, delay: 0, maxDelay: "5m" });
});

test("a time limit fires its signal and rejects", async () => {
  let reason: unknown;
  const running = timeLimit({ name: "slow", limit: 10 }, async (signal) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    reason = signal.reason;
  });
  await expect(running).rejects.toThrow(new TimeoutError("slow took longer than 10 ms"));
  await after(1);
  expect(reason).toBeInstanceOf(TimeoutError);
});

test("what blocks the thread for longer than its limit rejects when it is over", async () => {
  const running = timeLimit({ name: "busy", limit: 5 }, () => {
    const end = performance.now() + 20;
    while (performance.now() < end);
  });
  await expect(running).rejects.toThrow(TimeoutError);
});

test("a run's time limit aborts its tasks, and a retry runs them again", async () => {
  let calls = 0;
  const hangsOnce = () => (++calls === 1 ? new Promise(() => {}) : "done");
  const { engine } = stage([hangsOnce]);
  const result = await engine.run("f", undefined, (run) =>
    run.retry({ attempts: 2 }, () => run.timeLimit(20, "task", (inner) => inner.task(0))),
  );
  expect(result).toBe("done");
});
