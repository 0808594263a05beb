import { availableParallelism } from "node:os";
import type { ResourceLimits } from "node:worker_threads";
import { parseDuration } from "./duration.js";
import type { LaunchOptions } from "./options.js";
import { ownOptions } from "./own-options.js";

const names = [
  ...(["workers", "arenaBytes", "resourceLimits", "signal"] as const),
  ...(["grace", "startTimeout", "closeTimeout"] as const),
];

export interface LaunchSettings {
  readonly workers: number;
  readonly arenaBytes: number | undefined;
  readonly resourceLimits: ResourceLimits | undefined;
  readonly signal: AbortSignal | undefined;
  readonly grace: number;
  readonly startTimeout: number;
  readonly closeTimeout: number | undefined;
}

/** Checks the options and fills in what is absent. */
export function launchSettings(options: LaunchOptions): LaunchSettings {
  if (options === null || typeof options !== "object")
    throw new TypeError(`launch: expected an object of options, got ${String(options)}`);
  for (const name of Object.keys(options)) rejectUnknown(name);
  const {
    workers = availableParallelism(),
    arenaBytes,
    resourceLimits,
    signal,
    grace = "1s",
    startTimeout = "30s",
    closeTimeout,
  } = ownOptions(options);
  checkInteger("workers", workers, [0, 1024]);
  if (arenaBytes !== undefined) checkInteger("arenaBytes", arenaBytes, [2 ** 18, 2 ** 32]);
  if (
    resourceLimits !== undefined &&
    (resourceLimits === null || typeof resourceLimits !== "object")
  )
    throw new TypeError("resourceLimits: expected an object");
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError("signal: expected an AbortSignal");
  return {
    ...{ workers, arenaBytes, resourceLimits, signal },
    grace: parseDuration(grace, "grace"),
    startTimeout: parseDuration(startTimeout, "startTimeout"),
    closeTimeout:
      closeTimeout === undefined ? undefined : parseDuration(closeTimeout, "closeTimeout"),
  };
}

function checkInteger(name: string, value: unknown, [from, to]: readonly [number, number]): void {
  if (typeof value !== "number")
    throw new TypeError(`${name}: expected a number, got ${typeof value}`);
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new RangeError(`${name}: expected an integer from ${from} to ${to}, got ${value}`);
}

function rejectUnknown(name: string): void {
  if ((names as readonly string[]).includes(name)) return;
  const close = names.find((known) => distance(name.toLowerCase(), known.toLowerCase()) <= 2);
  const hint = close === undefined ? `known are ${names.join(", ")}` : `did you mean ${close}?`;
  throw new TypeError(`launch: unknown option ${name}; ${hint}`);
}

/** Letters to insert, delete or replace. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let i = 0; i < left.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j++) {
      const replaced = row[j]! + (left[i] === right[j] ? 0 : 1);
      next.push(Math.min(replaced, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
