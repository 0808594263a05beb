import { describe, expect, it } from "vitest";
import { changesOf } from "../../compiler/adapters/setup/file-changes.js";
import { readProject } from "../../compiler/adapters/setup/project-facts.js";
import { scriptSteps } from "../../compiler/adapters/setup/script-steps.js";
import { isStep } from "../../compiler/adapters/setup/step.js";
import { Folder, installed } from "./folder.js";

/** What becomes of one script, where `build` writes the wiring. */
function rewritten(script: string, typescript: string): string {
  const build = typescript.startsWith("7") ? "aetherflow generate && tsc" : "tspc";
  const folder = new Folder({
    "package.json": { scripts: { build, it: script } },
    "tsconfig.json": {},
    ...installed("typescript", typescript),
  });
  const steps = scriptSteps(readProject(folder.at())).filter(isStep);
  const [change] = changesOf(folder.path, steps);
  return change === undefined ? "the same" : JSON.parse(change.after).scripts.it;
}

describe("a script under TypeScript 6", () => {
  it.each<[string, string]>([
    ["tsc", "tspc"],
    ["tsc -b && node dist", "tspc -b && node dist"],
    ["NODE_ENV=x cross-env A=b npx tsc --noEmit", "NODE_ENV=x cross-env A=b npx tspc --noEmit"],
    ["pnpm exec tsc; yarn tsc", "pnpm exec tspc; yarn tspc"],
    ["./node_modules/.bin/tsc -p .", "./node_modules/.bin/tspc -p ."],
    ['concurrently "tsc -w" "vite"', 'concurrently "tspc -w" "vite"'],
    ["echo tsc", "the same"],
    ["tsc --version && tsc --init", "the same"],
    ["npm run build && jest", "the same"],
    ["run-s build lint && mocha dist", "the same"],
    ["pnpm build && node --test", "the same"],
    ["jest --ci", "aetherflow generate && jest --ci"],
    ["node --test src", "aetherflow generate && node --test src"],
    ["swc src -d dist", "aetherflow generate && swc src -d dist"],
    [
      "esbuild src/main.ts --outdir=dist",
      "aetherflow generate && esbuild src/main.ts --outdir=dist",
    ],
    ["tsx src/main.ts --port 1", "node --import aetherflow/register src/main.ts --port 1"],
    ["tsx watch src/main.ts", "node --watch --import aetherflow/register src/main.ts"],
    ["node --import tsx src/main.ts", "node --import aetherflow/register src/main.ts"],
    ["ts-node src/main.ts", "node --import aetherflow/register src/main.ts"],
    ["tsgo -p .", "aetherflow generate -p . && tsgo -p ."],
  ])("%s", (script, expected) => {
    expect(rewritten(script, "6.0.3")).toBe(expected);
  });
});

describe("a script under TypeScript 7", () => {
  it.each<[string, string]>([
    ["tsc", "aetherflow generate && tsc"],
    [
      "rimraf dist && npx tsc --project=x.json",
      "rimraf dist && aetherflow generate -p x.json && npx tsc --project=x.json",
    ],
    ["tspc -p x.json", "aetherflow generate -p x.json && tsc -p x.json"],
    ["aetherflow generate && tsc", "the same"],
    ["npm run build && tsc -p test", "the same"],
  ])("%s", (script, expected) => {
    expect(rewritten(script, "7.0.2")).toBe(expected);
  });
});
