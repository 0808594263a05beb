import { runInline } from "../pool/inline.js";
import { startPool } from "../pool/pool.js";
import type { Slots } from "../pool/slots.js";
import { SharedMemory } from "../shared/shared-memory.js";
import { AppEngine } from "./app-engine.js";
import { launchSettings } from "./launch-settings.js";
import type { App, LaunchOptions } from "./options.js";
import type { Wiring } from "./wiring.js";

/**
 * Starts an app: shared objects, then workers, or none for `workers: 0`.
 * @throws RangeError, TypeError for wrong options; LoadError when the workers cannot load the wiring module.
 */
export async function launch<S extends Slots, H, A extends object>(
  wiring: Wiring<S, H, A>,
  options: LaunchOptions = {},
): Promise<A & App> {
  const { workers, grace, arenaBytes, resourceLimits, signal } = launchSettings(options);
  signal?.throwIfAborted();
  const memory = SharedMemory.create({ bytes: arenaBytes });
  const shared = wiring.shared(memory);
  const request = { wiring, memory, shared, workers, resourceLimits, grace };
  const executor = workers === 0 ? runInline(request) : await startPool(request);
  const { context, reducers } = wiring;
  const engine = new AppEngine({ context, executor, reducers, grace });
  await destroyOnAbort(engine, signal);
  return { ...wiring.app(engine, shared), ...life(engine) };
}

/** The signal may have been aborted while the workers started. */
async function destroyOnAbort(engine: AppEngine, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) await engine.destroy(signal.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", () => void engine.destroy(signal.reason), { once: true });
}

const life = (engine: AppEngine): App => ({
  close: () => engine.close(),
  destroy: () => engine.destroy(),
  [Symbol.asyncDispose]: () => engine.close(),
});
