import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { check } from "../../compiler/adapters/check.js";

const repository = join(import.meta.dirname, "../..");

/** A project with more errors than are shown. */
function project(count: number): string {
  const root = mkdtempSync(join(tmpdir(), "aetherflow-check-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "node_modules"));
  symlinkSync(repository, join(root, "node_modules/aetherflow"), "dir");
  writeFileSync(join(root, "package.json"), '{ "name": "project", "type": "module" }');
  const compilerOptions = { module: "nodenext", strict: true, types: [], skipLibCheck: true };
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const nodes = Array.from({ length: count }, (_, n) => `/** @node */\nfunction n${n}() {}\n`);
  writeFileSync(join(root, "nodes.ts"), nodes.join(""));
  return root;
}

function printed(root: string, json: boolean) {
  const to = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      to[name] += String(text);
      return true;
    });
  }
  const code = check(root, json);
  vi.restoreAllMocks();
  return { ...to, code };
}

it("counts what is left out, as text and beside JSON", () => {
  vi.stubEnv("FORCE_COLOR", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const root = project(103);
  const text = printed(root, false);
  expect(text.stdout).toBe("");
  expect(text.stderr.match(/error AF2001/gu)).toHaveLength(100);
  expect(text.stderr).toMatch(/\nand 3 more\n$/u);
  const json = printed(root, true);
  expect(JSON.parse(json.stdout)).toHaveLength(100);
  expect([json.stderr, json.code]).toEqual(["and 3 more\n", 1]);
});
