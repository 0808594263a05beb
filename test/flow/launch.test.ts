import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "aetherflow-flow-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an app gives the same results on workers and inline", async () => {
  const outfile = join(folder, "app.mjs");
  const entry = join(import.meta.dirname, "worker", "app.ts");
  buildSync({
    entryPoints: [entry],
    outfile,
    ...{ bundle: true, platform: "node", format: "esm" },
  });
  const { start } = await import(pathToFileURL(outfile).href);
  for (const workers of [0, 2]) {
    const app = await start(workers);
    expect(await app.sum([1, 2, 3, 4])).toBe(30);
    await app.close();
    await expect(app.sum([1])).rejects.toThrow("Sums was closed");
  }
});
