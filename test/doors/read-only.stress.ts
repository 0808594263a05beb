import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { type Command, commands, environment, type Project } from "../project.js";
import { corpusProject, emitted, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const restore: (() => void)[] = [];
afterEach(() => {
  for (const each of restore.splice(0)) each();
});

describe("a folder that may not be written", { timeout: longEnough }, () => {
  it("is told of by generate", () => {
    const project = readOnly();
    const { status, stdout, stderr } = asNobody(project, "aetherflow", "generate");
    expect(stderr).toBe(
      `${wiring}:1:1 error AF0011: ${wiring} cannot be written: EACCES: permission denied\n  Make the folder writable, or generate where it is.\n`,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(project.find(wiring)).toBeUndefined();
  });

  it("is told of by tspc, which emits what is right and fails", async () => {
    const project = readOnly();
    const { status, stdout } = asNobody(project, "tspc");
    expect(stdout).toBe(
      `${wiring}(1,1): error TS990011: AF0011: ${wiring} cannot be written: EACCES: permission denied\n  Make the folder writable, or generate where it is.\n`,
    );
    expect(status).toBe(2);
    expect(project.find(wiring)).toBeUndefined();
    expect(project.read(emitted)).toContain("af.launch");
  });

  it("has no stack trace when a folder stands where the wiring would be", async () => {
    const project = corpusProject({ [`${wiring}/file`]: "" });
    for (const command of ["generate", "check"]) {
      const { exitCode, stderr } = await project.aetherflow(command);
      expect(stderr).toMatch(/^src\/context\.wiring\.ts:1:1 error AF0008: .*\n {2}.*\n$/u);
      expect(exitCode).toBe(1);
    }
    expect((await project.tspc()).stdout).toContain("AF0008: ");
  });
});

function readOnly(): Project {
  const project = corpusProject();
  for (const each of ["dist", "cache"]) {
    mkdirSync(project.path(each));
    chmodSync(project.path(each), 0o777);
  }
  chmodSync(project.folder, 0o755);
  chmodSync(project.path("src"), 0o555);
  restore.push(() => chmodSync(project.path("src"), 0o755));
  return project;
}

/** Root may write everywhere. */
function asNobody(project: Project, command: Command, ...args: readonly string[]) {
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const env = { ...environment, TSP_CACHE_DIR: project.path("cache") };
  const options = { ...user, cwd: project.folder, env, encoding: "utf8" } as const;
  return spawnSync(process.execPath, [commands[command], ...args], options);
}
