import type { Executor, ExecutorRequest } from "../pool/executor.js";
import { runInline } from "../pool/inline.js";
import { startPool } from "../pool/pool.js";
import type { Slots } from "../pool/slots.js";
import { SharedMemory } from "../shared/shared-memory.js";
import { parseDuration } from "./duration.js";
import { FlowEngine } from "./engine.js";
import { refuseMisfit } from "./fitting.js";
import { launchSettings } from "./launch-settings.js";
import type { App, LaunchOptions } from "./options.js";
import { checkPolicy } from "./retry.js";
import type { Wiring } from "./wiring.js";

/** Starts the app of a generated module. */
export async function launch<S extends Slots, H, A extends object>(
  wiring: Wiring<S, H, A>,
  options: LaunchOptions = {},
): Promise<A & App> {
  refuseMisfit(wiring);
  for (const policy of wiring.policies ?? []) checkPolicy(policy);
  for (const limit of wiring.limits ?? []) parseDuration(limit, "timeout");
  const { arenaBytes, closeTimeout, ...settings } = launchSettings(options);
  const { grace, signal } = settings;
  signal?.throwIfAborted();
  const memory = SharedMemory.create(arenaBytes === undefined ? {} : { bytes: arenaBytes });
  const shared = wiring.shared(memory);
  const slots = wiring.slots(shared);
  const executor = await startExecutor({ wiring, memory, shared, slots, ...settings });
  const { reducers, context } = wiring;
  const engine = new FlowEngine({ context, executor, slots, reducers, grace, closeTimeout });
  try {
    signal?.throwIfAborted(); // it may have been while the last worker became ready
    return Object.assign(wiring.app(engine, shared, slots), lifeCycle(engine, memory, signal));
  } catch (error) {
    await engine.destroy(error);
    throw error;
  }
}

async function startExecutor<S extends Slots, H>(
  request: ExecutorRequest<S, H>,
): Promise<Executor> {
  return request.workers === 0 ? runInline(request) : startPool(request);
}

/** Listens to the signal until the app has ended. */
function lifeCycle(engine: FlowEngine, memory: SharedMemory, signal: AbortSignal | undefined): App {
  // A thread that cannot be stopped is not this listener's to report: `close` and `destroy` do.
  const abort = () => void ended(engine.destroy(signal?.reason)).catch(() => {});
  const ended = <T>(ending: Promise<T>): Promise<T> =>
    ending.finally(() => {
      memory.close();
      signal?.removeEventListener("abort", abort);
    });
  signal?.addEventListener("abort", abort, { once: true });
  const close = () => ended(engine.close());
  return { close, destroy: () => ended(engine.destroy()), [Symbol.asyncDispose]: close };
}
