import type { Duration } from "./options.js";

const unitMs = { ms: 1, s: 1000, m: 60_000 } as const;

/** In milliseconds. @throws RangeError for anything that is no duration; `name` is what the message calls it. */
export function durationMs(name: string, duration: Duration): number {
  if (typeof duration === "number" && duration >= 0 && Number.isFinite(duration)) return duration;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/u.exec(String(duration)) ?? [];
  if (amount !== undefined) return Number(amount) * unitMs[unit as keyof typeof unitMs];
  throw new RangeError(
    `${name} is ${JSON.stringify(duration)}: give milliseconds, or text such as "200ms", "2s" or "5m"`,
  );
}
