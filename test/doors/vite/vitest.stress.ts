import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Finished, type Project, repository, run } from "../../project.js";
import { decorated, program } from "../bundlers/program.js";
import { clean, provider } from "../corpus-project.js";
import { longEnough } from "../watching.js";

const config = `import aetherflow from "aetherflow/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({ plugins: [aetherflow()] });
`;

const test = `import { expect, it } from "vitest";
import { check } from "../src/check.js";
import { launch } from "../src/context.wiring.js";
import { WordCounts } from "../src/word-counts.js";

it("calls a node", () => expect(check("a", new WordCounts())).toBe("a"));

it.each([0, 1, 2])("launches %d workers", async (workers) => {
  await using app = await launch({ workers });
  expect(await app.index(["a b", "b c b"])).toBe(4);
  expect(app.counts.top(1)).toEqual([["b", 2]]);
  const stack = expect.stringContaining("src/check.ts:5");
  await expect(app.verify("a")).rejects.toMatchObject({ message: "a again", stack });
});
`;

/** With the plugin in the configuration of Vitest, and nothing else. */
function tested(): Project {
  const files = { "vitest.config.ts": config, "test/counts.test.ts": test };
  const project = decorated(program(files));
  for (const name of ["vitest", "vite"]) {
    const installed = join(repository, "node_modules", name);
    symlinkSync(installed, project.path(`node_modules/${name}`), "junction");
  }
  return project;
}

const command = join(repository, "node_modules/vitest/vitest.mjs");
const vitest = (project: Project): Promise<Finished> =>
  run(
    process.execPath,
    [command, "run", "--reporter=verbose", "--testTimeout=60000"],
    project.folder,
  );

describe("Vitest", { timeout: longEnough }, () => {
  it("runs tests of flows on any number of workers", async () => {
    const project = tested();
    const { exitCode, stdout, stderr } = await vitest(project);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const workers of [0, 1, 2])
      expect(stdout).toContain(`✓ test/counts.test.ts > launches ${workers} workers`);
    expect(stdout).toMatch(/Tests +4 passed/u);
    expect(await project.aetherflow("check")).toEqual(clean);
  });

  it("fails a suite that needs a broken graph, and says what to do", async () => {
    const project = tested();
    project.edit("src/context.ts", provider, "");
    const { exitCode, stderr } = await vitest(project);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Failed Suites 1");
    expect(stderr).toContain("Error: src/nodes.ts:4:42 error AF1001: No provider for Tokenizer");
    expect(stderr).toContain("Add `tokenizer = local(Tokenizer)` to Corpus.");
  });
});
