import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { commands, run } from "../project.js";
import { clean, corpusProject, provider, wiring } from "./corpus-project.js";

describe("generate", () => {
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

describe("check", () => {
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

  it("prints an array to stdout with --json", async () => {
    const project = corpusProject();
    expect(await project.aetherflow("check", "--json")).toEqual({ ...clean, stdout: "[]\n" });
    project.edit("src/context.ts", provider, "");
    const { exitCode, stdout } = await project.aetherflow("check", "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: "AF1001", file: "src/nodes.ts", line: 4 }]);
  });
});

describe("explain", () => {
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

  it("knows what a mistyped name may have meant", async () => {
    const { exitCode, stderr } = await corpusProject().aetherflow("explain", "countWord");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Did you mean countWords?");
  });
});

describe("wrong use", () => {
  it.each([
    [["generat"], "unknown command"],
    [["generate", "--frobnicate"], "unknown option"],
    [["generate", "-p", "nowhere"], "There is no nowhere."],
    [["explain"], "missing required argument"],
    [["explain", "AF9876"], "Nothing is called AF9876."],
  ])("%j exits with 2", async (args, text) => {
    const { exitCode, stderr } = await corpusProject().aetherflow(...args);
    expect(stderr).toContain(text);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(2);
  });

  it("refuses a tsconfig that cannot be parsed, in one message", async () => {
    const project = corpusProject({ "tsconfig.json": "{ nonsense" });
    const { exitCode, stderr } = await project.aetherflow("check");
    expect(exitCode).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
