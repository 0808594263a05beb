import type { Duration } from "./options.js";

const milliseconds = { ms: 1, s: 1000, m: 60_000 } as const;

/** What a timer can wait: about 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** In milliseconds. @throws RangeError that begins with `name`. */
export function parseDuration(duration: Duration, name: string): number {
  const parsed = typeof duration === "number" ? duration : parseText(String(duration));
  if (parsed >= 0 && parsed <= LONGEST_MS) return parsed;
  if (parsed > LONGEST_MS)
    throw new RangeError(`${name}: expected at most ${LONGEST_MS} ms, got ${String(duration)}`);
  throw new RangeError(
    `${name}: expected milliseconds or text like "200ms", "2s" or "5m", got ${String(duration)}`,
  );
}

function parseText(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
  return match
    ? Number(match[1]) * milliseconds[match[2] as keyof typeof milliseconds]
    : Number.NaN;
}
