import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clean, provider, wiring } from "../corpus-project.js";
import { longEnough } from "../watching.js";
import { builds } from "./builds.js";
import { runBundle } from "./bundled.js";
import { decorated, printed, program } from "./program.js";

const passed = { exitCode: 0, stderr: "", stdout: printed };

/** All that a bundler reports, as its users see it. */
const told = (failure: unknown): string =>
  [String(failure), JSON.stringify((failure as { errors?: object }).errors)].join("\n");

describe.each(Object.entries(builds))("the plugin for %s", { timeout: longEnough }, (_, build) => {
  it.each(["esm", "cjs"] as const)(
    "makes a bundle with its workers in it, as %s",
    async (format) => {
      const project = decorated(program());
      await build(project, format);
      expect(await runBundle(project, format, 2)).toEqual(passed);
      expect(await project.aetherflow("check")).toEqual(clean);
    },
  );

  it("fails with a broken graph as `generate` does, and says where", async () => {
    const project = program();
    project.edit("src/context.ts", provider, "");
    const failure = await build(project, "esm").then(() => "nothing", told);
    expect(failure).toMatch(/src\/nodes\.ts[:\n]4:4[12]/u);
    expect(existsSync(project.path("out")) ? readdirSync(project.path("out")) : []).toEqual([]);
    const written = project.read(wiring);
    expect(written).toContain("throw failure;");
    const { stderr } = await project.aetherflow("generate");
    for (const text of stderr.trim().split(/\n|: | at src\S+ /u))
      expect(failure).toContain(text.trim().replace(/^src.* error /, ""));
    expect(project.read(wiring)).toBe(written);
  });
});
