import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type CheckOptions, check } from "../../compiler/adapters/check.js";

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

function printed(root: string, options: CheckOptions) {
  const to = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      to[name] += String(text);
      return true;
    });
  }
  const code = check(root, options);
  vi.restoreAllMocks();
  return { ...to, code };
}

it("counts what is left out, as text and beside JSON", () => {
  vi.stubEnv("FORCE_COLOR", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const root = project(103);
  const text = printed(root, {});
  expect(text.stdout).toBe("");
  expect(text.stderr.match(/error AF2001/gu)).toHaveLength(100);
  expect(text.stderr).toMatch(/\nand 3 more\n$/u);
  const json = printed(root, { json: true });
  expect(JSON.parse(json.stdout)).toHaveLength(100);
  expect([json.stderr, json.code]).toEqual(["and 3 more\n", 1]);
});

describe("check --fix", () => {
  const head = 'import { FlowContext, flow, local } from "aetherflow";\n';

  function fixed(text: string, options: CheckOptions = {}) {
    vi.stubEnv("FORCE_COLOR", "");
    onTestFinished(() => void vi.unstubAllEnvs());
    const root = project(0);
    writeFileSync(join(root, "nodes.ts"), text);
    const result = printed(root, { ...options, fix: true });
    return { ...result, text: readFileSync(join(root, "nodes.ts"), "utf8") };
  }

  it("makes safe fixes, those of what they lead to as well, and tells of each", () => {
    const { text, code, stderr, stdout } = fixed(
      `\ufeff${head}class Shop extends FlowContext {
  /** Of no use. */
  idle = local(() => new Map<string, string>());
}
function price(n: number) { return n; } // aetherflow-disable-next-line AF6001
export let order = flow(Shop).to(price);
`,
    );
    expect(text).toBe(
      `\ufeff${head.replace(", local", "")}export class Shop extends FlowContext {
}
/** @node */
export function price(n: number) { return n; }
export const order = flow(Shop).to(price);
`,
    );
    expect(stderr.split("\n").sort()).toEqual([
      "",
      "nodes.ts:2:7 fixed AF1014: Export Shop",
      "nodes.ts:4:3 fixed AF6001: Remove idle",
      expect.stringMatching(/^nodes\.ts:\d:\d+ fixed AF5008: Declare it with `const`$/u),
      expect.stringMatching(/^nodes\.ts:\d:\d+ fixed AF2015: Mark price as a node$/u),
      expect.stringMatching(/^nodes\.ts:\d:\d+ fixed AF6005: Remove the comment$/u),
    ]);
    expect([stdout, code]).toEqual(["", 0]);
  });

  it("says what is left, in JSON with the fixes that are a choice", () => {
    const text = `${head}export class Db { q() { return 1; } }
export class Shop extends FlowContext { one = local(Db); two = local(Db); }
/** @node */ export const price = (db: Db) => db.q();
export const order = flow(Shop).to(price);
`;
    const left = fixed(text, { json: true });
    expect([left.text, left.stderr, left.code]).toEqual([text, "", 1]);
    expect(JSON.parse(left.stdout)).toMatchObject([
      {
        code: "AF1002",
        fixes: [
          {
            title: "Rename db to one",
            safe: false,
            edits: [{ newText: "one" }, { newText: "one" }],
          },
          { title: "Rename db to two", safe: false },
        ],
      },
    ]);
  });
});
