import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Case, Contender, Suite } from "../suite.js";

/*
 * The words of the installed dependencies, files per second. Each measurement is a process of its own, and its time
 * runs from before the workers start until the last file is counted.
 */

const folder = fileURLToPath(new URL("../../../../", import.meta.url));
const app = `${folder}fixtures/apps/corpus`;
const execute = promisify(execFile);

/** Files per second as a program says it in its one line of JSON. */
async function filesPerSecond(program: string, workers: number): Promise<number> {
  const { stdout } = await execute(
    process.execPath,
    [program, "--json", "--dir", `${folder}node_modules`, "--workers", `${workers}`],
    { maxBuffer: 2 ** 28 },
  );
  const { filesPerSecond } = JSON.parse(stdout) as { filesPerSecond: number };
  return filesPerSecond;
}

const ours =
  (workers: number): Contender =>
  () =>
    filesPerSecond(`${app}/dist/main.js`, workers);
const piscina =
  (workers: number): Contender =>
  () =>
    filesPerSecond(`${folder}test/bench/rivals/corpus-piscina.mjs`, workers);

const withWorkers = (workers: number): Case => ({
  name: workers === 1 ? "1 worker" : `${workers} workers`,
  unit: "files/s",
  better: "higher",
  ours: ours(workers),
  rivals: { inline: ours(0), piscina: piscina(workers) },
});

export default {
  rounds: 5,
  needsRivals: true,
  prepare() {
    const tspc = `${folder}node_modules/ts-patch/bin/tspc.js`;
    execFileSync(process.execPath, [tspc, "-p", app], { cwd: folder, stdio: ["ignore", 2, 2] });
  },
  cases: [withWorkers(1), withWorkers(2)],
} satisfies Suite;
