import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Finished, type Project, run } from "../../project.js";
import type { Format } from "./configurations.js";

/** Runs a bundle where there is nothing else: no sources, no packages. */
export function runBundle(project: Project, format: Format, workers: number): Promise<Finished> {
  const folder = mkdtempSync(join(tmpdir(), "aetherflow-bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(project.path("out"), folder, { recursive: true });
  const main = readdirSync(folder).find((name) => /^main\.[cm]js$/u.test(name)) ?? `main.${format}`;
  return run(process.execPath, ["--enable-source-maps", main, String(workers)], folder);
}
