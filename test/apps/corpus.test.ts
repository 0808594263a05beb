import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository, run } from "../project.js";
import { countWords } from "./count-words.mjs";

const app = join(repository, "fixtures/apps/corpus");
const folder = mkdtempSync(join(tmpdir(), "aetherflow-corpus-"));
const corpus = (...args: readonly string[]) =>
  run(process.execPath, [join(app, "dist/main.js"), ...args], folder);

describe("fixtures/apps/corpus", () => {
  beforeAll(async () => {
    const tspc = join(repository, "node_modules/ts-patch/bin/tspc.js");
    const built = await run(process.execPath, [tspc, "-p", app], repository);
    expect(built).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    writeFileSync(join(folder, "a.txt"), "One two TWO three_3\n");
    writeFileSync(join(folder, "deep/er/b.txt"), "Straße straße\u{1f600}zwei");
    writeFileSync(join(folder, "deep/binary"), Buffer.from([0, 1, 2]));
    writeFileSync(join(folder, "deep/latin1"), Buffer.from([0xe9, 0x20]));
    symlinkSync(join(folder, "a.txt"), join(folder, "link"));
    symlinkSync(folder, join(folder, "deep/loop"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["0", "1", "2"])("counts what an independent count finds, with %s workers", async (n) => {
    const { exitCode, stdout } = await corpus("--dir", folder, "--json", "--workers", n);
    expect(exitCode).toBe(0);
    const { files, bytes, words } = countWords(folder);
    const skipped = ["deep/binary", "deep/latin1"].map((path) => {
      return { path, reason: "binary", code: "" };
    });
    expect(JSON.parse(stdout)).toMatchObject({ files, bytes, words, skipped, links: 2 });
    expect({ files, words }).toEqual({ files: 2, words: 7 });
  });

  it("shows tables, and progress as lines where there is no terminal", async () => {
    const { exitCode, stdout, stderr } = await corpus("--dir", folder, "--workers", "2");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/two +│ +2/u);
    expect(stderr).toContain("4 of 4 files");
  });

  it.each([
    [["--dir", "missing"], "There is no such directory."],
    [["--workers", "-1"], "--workers"],
    [["--nonsense"], "--nonsense"],
  ])("refuses %j with one message and exit code 2", async (args, message) => {
    const { exitCode, stdout, stderr } = await corpus(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
