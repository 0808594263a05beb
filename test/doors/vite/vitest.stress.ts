import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Finished, type Project, repository, run } from "../../project.js";
import { program } from "../bundlers/program.js";
import { provider } from "../corpus-project.js";
import { longEnough } from "../watching.js";

const config = `import aetherflow from "aetherflow/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({ plugins: [aetherflow()] });
`;

const test = `import { expect, it } from "vitest";
import { launch } from "../src/context.wiring.js";

it.each([0, 1, 2])("counts words with %d workers", async (workers) => {
  await using app = await launch({ workers });
  expect(await app.index(["a b", "b c b"])).toBe(4);
  expect(app.counts.top(1)).toEqual([["b", 2]]);
  await app.verify("d");
  const error = await app.verify("a").catch((error: Error) => error);
  expect(error).toMatchObject({ message: "a again", stack: expect.stringContaining("check.ts:5") });
});
`;

const files = { "vitest.config.ts": config, "test/counts.test.ts": test };

function vitest(project: Project, ...args: readonly string[]): Promise<Finished> {
  const command = join(repository, "node_modules/vitest/vitest.mjs");
  return run(process.execPath, [command, "run", ...args], project.folder);
}

function tested(): Project {
  const project = program(files);
  for (const name of ["vitest", "vite"])
    symlinkSync(
      join(repository, "node_modules", name),
      project.path(`node_modules/${name}`),
      "junction",
    );
  return project;
}

describe("Vitest", { timeout: longEnough }, () => {
  it("runs", async () => {
    const project = tested();
    const r = await vitest(project);
    console.log(r.stdout, r.stderr);
    project.edit("src/context.ts", provider, "");
    const s = await vitest(project);
    console.log(s.stdout, s.stderr);
    expect(r.exitCode).toBe(0);
  });
});
