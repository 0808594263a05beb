import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { LaunchOptions } from "../../runtime/flow/options.js";
import type { FaultsApp, Job } from "./worker/app.js";

/** Launches apps on real threads, and knows which threads there are. */
export class Stage {
  readonly threads = new Set<Worker>();
  readonly #folder = mkdtempSync(join(tmpdir(), "aetherflow-faults-"));
  readonly #apps: FaultsApp[] = [];
  readonly #watch = (thread: Worker) => {
    this.threads.add(thread);
    thread.once("exit", () => this.threads.delete(thread));
  };

  /** Bundles a file of `worker/`, with some text at its beginning. */
  bundle(name: string, { as = name, banner = "" } = {}): string {
    const outfile = join(this.#folder, `${as}.mjs`);
    buildSync({
      entryPoints: [join(import.meta.dirname, "worker", `${name}.ts`)],
      outfile,
      banner: { js: banner },
      ...{ bundle: true, platform: "node", format: "esm", target: "node20" },
      define: { __VERSION__: JSON.stringify("0.0.0-test") },
    });
    return outfile;
  }

  write(name: string, text: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, text);
    return path;
  }

  async launch(entry: string, options: LaunchOptions = {}): Promise<FaultsApp> {
    const { start } = await this.load(entry);
    process.off("worker", this.#watch).on("worker", this.#watch); // not before: esbuild has a thread too
    const app: FaultsApp = await start({ workers: 2, grace: 50, ...options });
    this.#apps.push(app);
    return app;
  }

  /** Not while it is to hang. */
  load(entry: string): Promise<typeof import("./worker/app.js")> {
    return import(pathToFileURL(entry).href);
  }

  async clear(): Promise<void> {
    await Promise.allSettled(this.#apps.splice(0).map((app) => app.destroy()));
  }

  async remove(): Promise<void> {
    await this.clear();
    process.off("worker", this.#watch);
    rmSync(this.#folder, { recursive: true });
  }
}

export const words = (size: number) => new Int32Array(new SharedArrayBuffer(4 * size));

export const job = (act: Job["act"], counts = words(32)): Job => ({ act, counts, place: 0 });

/** What a promise gives, or throws. */
export const outcome = (promise: Promise<unknown>): Promise<{ value?: unknown; error?: unknown }> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
