import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { commands, run } from "../project.js";
import { clean, corpusProject, provider, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

describe("generate", { timeout: longEnough }, () => {
  it("writes what tspc writes, from any directory", async () => {
    const project = corpusProject();
    expect(await project.aetherflow("generate")).toEqual(clean);
    const text = project.read(wiring);
    const args = [commands.aetherflow, "generate", "-p", project.path("tsconfig.json")];
    expect(await run(process.execPath, args, tmpdir())).toEqual(clean);
    expect(project.read(wiring)).toBe(text);
    expect(await project.tspc()).toEqual(clean);
    expect(project.read(wiring)).toBe(text);
    const other = corpusProject();
    await other.tspc("--noEmit");
    expect(other.read(wiring)).toBe(text);
  });

  it("reports what tspc reports, and writes the same broken wiring", async () => {
    const project = corpusProject();
    project.edit("src/context.ts", provider, "");
    const { exitCode, stderr } = await project.aetherflow("generate");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("src/nodes.ts:4:42");
    expect(stderr).toContain("AF1001");
    const text = project.read(wiring);
    await project.tspc();
    expect(project.read(wiring)).toBe(text);
  });

  it("leaves a file that is not ours", async () => {
    const project = corpusProject({ [wiring]: "export {};\n" });
    const { exitCode, stderr } = await project.aetherflow("generate");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("AF0008");
    expect(project.read(wiring)).toBe("export {};\n");
  });
});

describe("a project without contexts", { timeout: longEnough }, () => {
  const note = "aetherflow: No context is declared in this project.";

  it.each([["generate"], ["check"]])("is told of by %s, and is no error", async (command) => {
    const project = corpusProject({ "src/flows.ts": "", "src/context.ts": "", "src/main.ts": "" });
    expect(await project.aetherflow(command)).toEqual({ ...clean, stderr: `${note}\n` });
    project.write("tsconfig.json", '{ "files": [], "references": [{ "path": "lib" }] }');
    project.write("lib/tsconfig.json", '{ "files": [], "compilerOptions": { "composite": true } }');
    const { exitCode, stderr } = await project.aetherflow(command);
    expect(stderr).toBe(`${note} Its references are projects of their own: name one with -p.\n`);
    expect(exitCode).toBe(0);
  });
});

describe("check", { timeout: longEnough }, () => {
  it("is content before the first generate, and writes nothing", async () => {
    const project = corpusProject();
    expect(await project.aetherflow("check")).toEqual(clean);
    expect(existsSync(project.path(wiring))).toBe(false);
  });

  it("reports wiring that is out of date", async () => {
    const project = corpusProject();
    await project.aetherflow("generate");
    project.edit("src/nodes.ts", "path: string", "path: string | number");
    const { exitCode, stdout } = await project.aetherflow("check", "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: "AF0007", file: wiring, line: 1 }]);
  });

  it("reports wiring whose context is gone, which generate removes", async () => {
    const project = corpusProject();
    await project.aetherflow("generate");
    project.write("src/flows.ts", "");
    rmSync(project.path("src/context.ts"));
    const { exitCode, stderr } = await project.aetherflow("check");
    expect(stderr).toContain(`${wiring}:1:1 error AF0007`);
    expect(exitCode).toBe(1);
    expect((await project.aetherflow("generate")).exitCode).toBe(0);
    expect(project.find(wiring)).toBeUndefined();
  });

  it("prints an array to stdout with --json", async () => {
    const project = corpusProject();
    expect(await project.aetherflow("check", "--json")).toEqual({ ...clean, stdout: "[]\n" });
    project.edit("src/context.ts", provider, "");
    const { exitCode, stdout } = await project.aetherflow("check", "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: "AF1001", file: "src/nodes.ts", line: 4 }]);
  });
});

describe("explain", { timeout: longEnough }, () => {
  it.each([
    ["countWords", "tokenizer: Tokenizer <- Corpus.tokenizer"],
    ["counts", "top is guarded: "],
    ["index", "crossing at "],
    ["AF1001", "AF1001 (error): "],
  ])("tells of %s", async (name, text) => {
    const { exitCode, stdout } = await corpusProject().aetherflow("explain", name);
    expect(stdout).toContain(text);
    expect(exitCode).toBe(0);
  });
});
