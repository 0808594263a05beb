import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { build, folderOf, runScenario, workerCounts } from "./scenario.js";

interface Entry {
  path: string;
  digest: string;
  bytes: number;
  packedBytes: number;
}

describe("fixtures/scenarios/batch-files", () => {
  beforeAll(() => build("batch-files"));

  it.each(workerCounts)(
    "packs every content once and loses nothing, with %s workers",
    async (n) => {
      const texts = Array.from({ length: 40 }, (_, i) => `file ${i % 25}\n`.repeat(50 + (i % 25)));
      const named = texts.map((text, i) => [`files/${i % 4}/${String(i).padStart(2, "0")}`, text]);
      const folder = folderOf(Object.fromEntries(named));
      const { exitCode, stdout } = await runScenario("batch-files", folder, "--workers", n);
      expect(exitCode).toBe(0);
      const out = join(folder, "archive");
      const entries = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as Entry[];
      expect(entries.map(({ path }) => `files/${path}`)).toEqual(
        named.map(([path]) => path).sort(),
      );
      for (const { path, digest, bytes, packedBytes } of entries) {
        const content = readFileSync(join(folder, "files", path));
        const packed = readFileSync(join(out, `${digest}.gz`));
        expect(gunzipSync(packed).equals(content)).toBe(true);
        expect(digest).toBe(createHash("sha256").update(content).digest("hex"));
        expect({ bytes, packedBytes }).toEqual({
          bytes: content.length,
          packedBytes: packed.length,
        });
      }
      expect(readdirSync(out)).toHaveLength(25 + 1);
      expect(stdout).toContain("40 files, ");
      expect(stdout).toContain("25 different contents, ");
    },
  );
});
