import { existsSync, rmSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Project } from "../project.js";
import { type Built, cleanBuild } from "./clean-build.js";
import { clean, corpusProject, edits, emitted, provider, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const modes = [[[]], [["--noEmit"]], [["--incremental"]], [["-b"]]];

describe.each(modes)("tspc %j", { timeout: longEnough }, (args) => {
  it("writes the wiring of a clean checkout in one run, and leaves it alone in the next", async () => {
    const project = corpusProject();
    expect(await project.tspc(...args)).toEqual(clean);
    const { mtimeMs } = statSync(project.path(wiring));
    expect(await project.tspc(...args)).toEqual(clean);
    expect(statSync(project.path(wiring)).mtimeMs).toBe(mtimeMs);
    expect(existsSync(project.path("dist/context.wiring.js"))).toBe(args[0] !== "--noEmit");
  });

  it("reports a broken graph until it is mended", async () => {
    const project = corpusProject();
    await project.tspc(...args);
    const sound = project.read(wiring);
    project.edit("src/context.ts", provider, "");
    for (const _ of [1, 2]) {
      const { exitCode, stdout } = await project.tspc(...args);
      expect(exitCode).not.toBe(0);
      expect(stdout).toContain("src/nodes.ts(4,42): error TS991001: AF1001: ");
    }
    expect(project.read(wiring)).toContain("throw failure;");
    if (args[0] !== "--noEmit") await refusesToRun(project);
    project.edit("src/context.ts", "  counts", `${provider}  counts`);
    expect(await project.tspc(...args)).toEqual(clean);
    expect(project.read(wiring)).toBe(sound);
  });

  it("reports a broken graph on a clean checkout", async () => {
    const project = corpusProject();
    project.edit("src/context.ts", provider, "");
    const { exitCode, stdout } = await project.tspc(...args);
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain("src/nodes.ts(4,42): error TS991001: AF1001: ");
    expect(project.read(wiring)).toContain("throw failure;");
    if (args[0] === "--noEmit") expect(existsSync(project.path("dist"))).toBe(false);
    else await refusesToRun(project);
  });

  it("has nothing left that runs when the context is gone", async () => {
    const project = corpusProject();
    await project.tspc(...args);
    rmSync(project.path("src/context.ts"));
    const { exitCode, stdout } = await project.tspc(...args);
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain("AF5014: ");
    if (args[0] !== "--noEmit") await refusesToRun(project);
    rmSync(project.path("src/flows.ts"));
    expect((await project.tspc(...args)).stdout).toContain(
      "Cannot find module './context.wiring.js'",
    );
    expect(project.find(wiring)).toBeUndefined();
  });

  it("has after each edit what a clean build has", async () => {
    const project = corpusProject();
    await project.tspc(...args);
    for (const { name, edit } of edits) {
      const before = project.read(wiring);
      edit(project);
      expect(await project.tspc(...args)).toEqual(clean);
      const built = await builtAfter(name, project);
      expect(built.wiring).not.toBe(before);
      expect(project.read(wiring)).toBe(built.wiring);
      if (args[0] !== "--noEmit") expect(project.read(emitted)).toBe(built.emitted);
    }
  });
});

const builds = new Map<string, Promise<Built>>();

/** Once for all modes: each of them makes the same edits in the same order. */
function builtAfter(edit: string, project: Project): Promise<Built> {
  const build = builds.get(edit) ?? cleanBuild(project);
  builds.set(edit, build);
  return build;
}

async function refusesToRun(project: Project): Promise<void> {
  const { exitCode, stdout, stderr } = await project.node("dist/main.js");
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(/^BrokenWiringError: .* error AF\d{4}: /mu);
}

it("leaves a file that is not ours", async () => {
  const project = corpusProject({ [wiring]: "export const launch: any = 1;\n" });
  const { exitCode, stdout } = await project.tspc();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("src/context.wiring.ts(1,1): error TS990008: AF0008: ");
  expect(project.read(wiring)).toBe("export const launch: any = 1;\n");
});
