import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { Project, provider, wiring } from "./project.js";

describe("generate", () => {
  it("writes what tspc writes, from any directory", () => {
    const project = new Project();
    expect(project.cli("generate")).toEqual({ code: 0, out: "", err: "" });
    const text = project.read(wiring);
    expect(project.cliFrom(tmpdir(), "generate", "-p", project.path("tsconfig.json")).code).toBe(0);
    expect(project.read(wiring)).toBe(text);
    expect(project.tspc().code).toBe(0);
    expect(project.read(wiring)).toBe(text);
    const other = new Project();
    other.tspc("--noEmit");
    expect(other.read(wiring)).toBe(text);
  });

  it("reports what tspc reports, and writes the same broken wiring", () => {
    const project = new Project();
    project.edit("src/context.ts", provider, "");
    const { code, err } = project.cli("generate");
    expect(code).toBe(1);
    expect(err).toContain("src/nodes.ts:4:42");
    expect(err).toContain("AF1001");
    const text = project.read(wiring);
    project.tspc();
    expect(project.read(wiring)).toBe(text);
  });

  it("leaves a file that is not ours", () => {
    const project = new Project({ [wiring]: "export {};\n" });
    const { code, err } = project.cli("generate");
    expect(code).toBe(1);
    expect(err).toContain("AF0008");
    expect(project.read(wiring)).toBe("export {};\n");
  });
});

describe("check", () => {
  it("is content before the first generate, and writes nothing", () => {
    const project = new Project();
    expect(project.cli("check")).toEqual({ code: 0, out: "", err: "" });
    expect(existsSync(project.path(wiring))).toBe(false);
  });

  it("reports wiring that is out of date", () => {
    const project = new Project();
    project.cli("generate");
    project.edit("src/nodes.ts", "path: string", "path: string | number");
    const { code, out } = project.cli("check", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ code: "AF0007", file: wiring, line: 1 }]);
  });

  it("prints an array to stdout with --json", () => {
    const project = new Project();
    expect(JSON.parse(project.cli("check", "--json").out)).toEqual([]);
    project.edit("src/context.ts", provider, "");
    const { code, out } = project.cli("check", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ code: "AF1001", file: "src/nodes.ts", line: 4 }]);
  });
});

describe("explain", () => {
  it.each([
    ["countWords", "tokenizer: Tokenizer <- Corpus.tokenizer"],
    ["counts", "top is guarded: "],
    ["index", "crossing at "],
    ["AF1001", "AF1001 (error): "],
  ])("tells of %s", (name, text) => {
    const { code, out } = new Project().cli("explain", name);
    expect(out).toContain(text);
    expect(code).toBe(0);
  });

  it("knows what a mistyped name may have meant", () => {
    const { code, err } = new Project().cli("explain", "countWord");
    expect(code).toBe(2);
    expect(err).toContain("Did you mean countWords?");
  });
});

describe("wrong use", () => {
  it.each([
    [["generat"], "unknown command"],
    [["generate", "--frobnicate"], "unknown option"],
    [["generate", "-p", "nowhere"], "There is no nowhere."],
    [["explain"], "missing required argument"],
    [["explain", "AF9876"], "Nothing is called AF9876."],
  ])("%j exits with 2", (args, text) => {
    const { code, err } = new Project().cli(...args);
    expect(err).toContain(text);
    expect(err).not.toContain("    at ");
    expect(code).toBe(2);
  });

  it("refuses a tsconfig that cannot be parsed, in one message", () => {
    const project = new Project({ "tsconfig.json": "{ nonsense" });
    const { code, err } = project.cli("check");
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
