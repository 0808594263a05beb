import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Project, repository } from "../project.js";

const cases = join(repository, "fixtures/accepts");
const names = readdirSync(cases);
const clean = { exitCode: 0, stderr: "" };

/** Each folder is a program that has no diagnostics, which `tspc` would tell, and prints `expected/output.txt`, on any number of workers. */
describe("fixtures/accepts", () => {
  it("has cases", () => expect(names.length).toBeGreaterThan(0));

  it.each(names)("%s", async (name) => {
    const expected = readFileSync(join(cases, name, "expected/output.txt"), "utf8");
    const project = Project.of(join(cases, name, "input"));
    expect(await project.tspc()).toEqual({ ...clean, stdout: "" });
    for (const workers of ["0", "1", "2"]) {
      expect(await project.node("dist/main.js", workers)).toEqual({ ...clean, stdout: expected });
    }
  });
});
