import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { provider, wiring } from "../corpus-project.js";
import { longEnough } from "../watching.js";
import { builds } from "./builds.js";
import { runBundle } from "./bundled.js";
import { printed, program } from "./program.js";

const clean = { exitCode: 0, stderr: "", stdout: printed };

describe.each(Object.entries(builds))("the plugin for %s", { timeout: longEnough }, (_, build) => {
  it("makes a bundle that has its workers with it", async () => {
    const project = program();
    await build(project, "esm");
    expect(await runBundle(project, "esm", 2)).toEqual(clean);
    expect((await project.aetherflow("check")).exitCode).toBe(0);
  });

  it("fails with a broken graph, and says where", async () => {
    const project = program();
    project.edit("src/context.ts", provider, "");
    const failure = await build(project, "esm").then(() => undefined, String);
    expect(failure).toContain("AF1001: No provider for Tokenizer");
    expect(failure).toMatch(/src\/nodes\.ts[:\n]4:4[12]/u);
    expect(project.read(wiring)).toContain("throw failure;");
    expect(existsSync(project.path("out")) ? readdirSync(project.path("out")) : []).toEqual([]);
  });
});
