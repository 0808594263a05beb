import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import type { Assignment } from "./scripts.js";

export interface Member {
  readonly owner: number;
  readonly worker: Worker;
  /** The script's result; rejects when the worker fails or dies before. */
  readonly result: Promise<unknown>;
  /** Terminates the worker and clears up after it; how many locks it held. */
  kill(): Promise<number>;
  /** The same when it has died of something else. */
  death(): Promise<number>;
}

/** Worker threads that run the scripts of `scripts.ts` on one shared memory. */
export class Crew {
  readonly tally = new Int32Array(new SharedArrayBuffer(4 * 4096));
  readonly #memory: SharedMemory;
  readonly #folder = mkdtempSync(join(tmpdir(), "aetherflow-test-"));
  readonly #entry = join(this.#folder, "entry.mjs");
  readonly #members = new Set<Member>();

  constructor(memory: SharedMemory) {
    this.#memory = memory;
    buildSync({
      entryPoints: [join(import.meta.dirname, "entry.ts")],
      outfile: this.#entry,
      ...{ bundle: true, platform: "node", format: "esm", target: "node20" },
    });
  }

  start(script: Assignment["script"], amount = 0, resourceLimits: ResourceLimits = {}): Member {
    const owner = this.#memory.admit();
    const { transfer } = this.#memory;
    const assignment: Assignment = { script, transfer, owner, tally: this.tally, amount };
    const worker = new Worker(this.#entry, { workerData: assignment, resourceLimits });
    const exit = new Promise((resolve) => worker.once("exit", resolve));
    const result = Promise.race([
      once(worker, "message").then(([value]: unknown[]) => value),
      exit.then(() => Promise.reject(new Error("exited without a result"))),
    ]);
    result.catch(() => {});
    const kill = async () => {
      await Promise.all([worker.terminate(), exit]);
      this.#members.delete(member);
      return this.#memory.reap(owner);
    };
    const death = async () => {
      await exit;
      return kill();
    };
    const member: Member = { owner, worker, result, kill, death };
    this.#members.add(member);
    return member;
  }

  async dismiss(): Promise<void> {
    await Promise.all([...this.#members].map((member) => member.kill()));
    rmSync(this.#folder, { recursive: true });
  }
}

/** Waits, without blocking this thread, until the word is at least `value`. */
export async function reaches(words: Int32Array, index: number, value: number): Promise<void> {
  while (Atomics.load(words, index) < value) await pause(1);
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
