import { describe, expect, it } from "vitest";
import { type Finished, type Project, run } from "../../project.js";
import { decorated, printed, program } from "../bundlers/program.js";
import { clean, configured, provider, wiring } from "../corpus-project.js";
import { longEnough } from "../watching.js";

const passed = { exitCode: 0, stderr: "", stdout: printed };

const start = (project: Project, ...args: readonly string[]): Promise<Finished> =>
  project.node("--import", "aetherflow/register", ...args);

describe("aetherflow/register", { timeout: longEnough }, () => {
  it.each(["0", "2"])("runs TypeScript with its wiring on %s workers", async (workers) => {
    const project = decorated(program());
    expect(await start(project, "src/main.ts", workers)).toEqual(passed);
    expect(await project.aetherflow("check")).toEqual(clean);
    expect(await start(project, "src/main.ts", workers)).toEqual(passed);
    project.edit("src/check.ts", "again", "twice");
    const edited = { ...passed, stdout: printed.replace("again", "twice") };
    expect(await start(project, "src/main.ts", workers)).toEqual(edited);
  });

  it("runs a program of CommonJS, whose imports are aliases", async () => {
    const paths = { "#program/*": ["./src/*.ts"] };
    const project = program({
      "package.json": JSON.stringify({ name: "program", private: true }),
      "tsconfig.json": configured({ module: "node16", paths }),
    });
    project.edit("src/checks.ts", '"./check.js"', '"#program/check"');
    expect(await start(project, "src/main.ts", "2")).toEqual(passed);
    expect(project.read(wiring)).toContain("af.fileUrl(__filename)");
  });

  it("finds the project of a solution that has the entry point", async () => {
    const project = program();
    project.write("tsconfig.app.json", project.read("tsconfig.json"));
    const solution = { files: [], references: [{ path: "./tsconfig.app.json" }] };
    project.write("tsconfig.json", JSON.stringify(solution));
    expect(await start(project, "src/main.ts", "2")).toEqual(passed);
  });

  it("does not start a program with a broken graph", async () => {
    const project = program();
    project.edit("src/context.ts", provider, "");
    const { exitCode, stdout, stderr } = await start(project, "src/main.ts", "2");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^src\/nodes\.ts:4:42 error AF1001: No provider for Tokenizer/u);
    expect(stderr).not.toMatch(/^ {4}at /mu);
    expect(project.read(wiring)).toContain("throw failure;");
  });

  it("finds the program from another folder", async () => {
    const project = program();
    const args = ["--import", "aetherflow/register", project.path("src/main.ts"), "2"];
    const elsewhere = project.path("node_modules");
    expect(await run(process.execPath, args, elsewhere)).toEqual(passed);
  });

  it("says that there is no tsconfig", async () => {
    const project = program();
    project.remove("tsconfig.json");
    const { exitCode, stdout, stderr } = await start(project, "src/main.ts");
    const message = "aetherflow: There is no tsconfig.json above the program.\n";
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: message });
  });
});
