import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { commands, type Finished, repository, run } from "../project.js";

/** How many worker threads each scenario is run with. */
export const workerCounts = ["0", "1", "2"];

export const scenarioFolder = (name: string): string =>
  join(repository, "fixtures/scenarios", name);

/** Builds `fixtures/scenarios/<name>` as its README says: without a message. */
export async function build(name: string): Promise<void> {
  const built = await run(
    process.execPath,
    [commands.tspc, "-p", scenarioFolder(name)],
    repository,
  );
  expect(built).toEqual({ exitCode: 0, stdout: "", stderr: "" });
}

/** Runs a built scenario to its end. */
export function runScenario(
  name: string,
  cwd: string,
  ...args: readonly string[]
): Promise<Finished> {
  return run(process.execPath, [entryOf(name), ...args], cwd);
}

export const entryOf = (name: string): string => join(scenarioFolder(name), "dist/main.js");

/** A folder with these files while a test runs. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "aetherflow-scenario-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
