import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResourceLimits } from "node:worker_threads";
import { buildSync } from "esbuild";
import { expect } from "vitest";
import type { Executor } from "../../runtime/pool/executor.js";
import { runInline } from "../../runtime/pool/inline.js";
import { startPool } from "../../runtime/pool/pool.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { type TaskName, taskOf, wiringAt } from "./worker/tasks.js";

export interface StageOptions {
  /** 0 runs inline; 1 when absent. */
  readonly workers?: number;
  readonly grace?: number;
  readonly startTimeout?: number;
  readonly signal?: AbortSignal;
  readonly resourceLimits?: ResourceLimits;
}

/** Starts executors on real threads, and ends them after a test. */
export class Stage {
  readonly #folder = mkdtempSync(join(tmpdir(), "aetherflow-pool-"));
  readonly #executors: Executor[] = [];

  /** Bundles a file of `worker/`; gives the path. */
  bundle(name: string): string {
    const outfile = join(this.#folder, `${name}.mjs`);
    buildSync({
      entryPoints: [join(import.meta.dirname, "worker", `${name}.ts`)],
      outfile,
      ...{ bundle: true, platform: "node", format: "esm", target: "node20" },
    });
    return outfile;
  }

  /** A module with this text; gives the path. */
  write(name: string, text: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, text);
    return path;
  }

  async start(entry: string, options: StageOptions = {}): Promise<Executor> {
    const { workers = 1, grace = 50, startTimeout = 30_000, resourceLimits, signal } = options;
    const wiring = wiringAt(pathToFileURL(entry).href);
    const memory = SharedMemory.create({ bytes: 1 << 24 });
    const request = {
      ...{ wiring, memory, shared: wiring.shared(memory) },
      ...{ workers, grace, startTimeout, resourceLimits, signal },
    };
    const executor = workers === 0 ? runInline(request) : await startPool(request);
    this.#executors.push(executor);
    return executor;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#executors.splice(0).map((each) => each.destroy(new Error("over"))));
  }

  async remove(): Promise<void> {
    await this.clear();
    rmSync(this.#folder, { recursive: true });
  }
}

export function perform(
  executor: Executor,
  name: TaskName,
  { inputs = [], signal }: { inputs?: readonly unknown[]; signal?: AbortSignal } = {},
): Promise<unknown> {
  return executor.run(taskOf(name), inputs, signal);
}

export const words = (size: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(4 * size));

/** What a promise rejects with. */
export const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("it should have been rejected"),
    (error: unknown) => error,
  );
