import type { Executor, ExecutorRequest } from "../pool/executor.js";
import { runInline } from "../pool/inline.js";
import { startPool } from "../pool/pool.js";
import type { Slots } from "../pool/slots.js";
import { SharedMemory } from "../shared/shared-memory.js";
import { FlowEngine } from "./engine.js";
import { launchSettings } from "./launch-settings.js";
import type { App, LaunchOptions } from "./options.js";
import type { Wiring } from "./wiring.js";

/** Starts the app of a generated module. */
export async function launch<S extends Slots, H, A extends object>(
  wiring: Wiring<S, H, A>,
  options: LaunchOptions = {},
): Promise<A & App> {
  const { arenaBytes, signal, ...settings } = launchSettings(options);
  signal?.throwIfAborted();
  const memory = SharedMemory.create(arenaBytes === undefined ? {} : { bytes: arenaBytes });
  const shared = wiring.shared(memory);
  const executor = await startExecutor({ wiring, memory, shared, ...settings });
  const { reducers, context } = wiring;
  const engine = new FlowEngine(context, { executor, reducers, grace: settings.grace });
  if (signal) await destroyOn(signal, engine);
  return Object.assign(wiring.app(engine, shared), lifeCycle(engine));
}

async function startExecutor<S extends Slots, H>(
  request: ExecutorRequest<S, H>,
): Promise<Executor> {
  return request.workers === 0 ? runInline(request) : startPool(request);
}

/** It may have been aborted while the workers started. */
async function destroyOn(signal: AbortSignal, engine: FlowEngine): Promise<void> {
  const destroy = () => engine.destroy(signal.reason);
  signal.addEventListener("abort", () => void destroy(), { once: true });
  if (!signal.aborted) return;
  await destroy();
  throw signal.reason;
}

function lifeCycle(engine: FlowEngine): App {
  const close = () => engine.close();
  return { close, destroy: () => engine.destroy(), [Symbol.asyncDispose]: close };
}
