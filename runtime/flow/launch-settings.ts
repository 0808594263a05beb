import { availableParallelism } from "node:os";
import { durationMs } from "./duration.js";
import type { LaunchOptions } from "./options.js";

const known = ["workers", "arenaBytes", "resourceLimits", "signal", "grace"] as const;
const MAX_WORKERS = 500;

export interface LaunchSettings
  extends Pick<LaunchOptions, "arenaBytes" | "resourceLimits" | "signal"> {
  readonly workers: number;
  readonly grace: number;
}

/**
 * The options with their defaults; only own properties count.
 * @throws TypeError for an option that does not exist, RangeError for a value that is none.
 */
export function launchSettings(given: LaunchOptions): LaunchSettings {
  const options: LaunchOptions = Object.assign(Object.create(null), given);
  for (const name of Object.keys(options)) refuseUnknown(name);
  const workers = options.workers ?? availableParallelism();
  if (!Number.isInteger(workers) || workers < 0 || workers > MAX_WORKERS) {
    throw new RangeError(`workers is ${workers}: give a whole number from 0 to ${MAX_WORKERS}`);
  }
  const { arenaBytes, resourceLimits, signal, grace = "1s" } = options;
  return { arenaBytes, resourceLimits, signal, workers, grace: durationMs("grace", grace) };
}

function refuseUnknown(name: string): void {
  if ((known as readonly string[]).includes(name)) return;
  throw new TypeError(`launch has no option "${name}": there are ${known.join(", ")}`);
}
