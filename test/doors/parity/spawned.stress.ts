import { expect, it } from "vitest";
import { inputOf } from "../../../compiler/adapters/program-host.js";
import { compile } from "../../../compiler/compile.js";
import { Random } from "../../generator/random.js";
import type { Finished, Project } from "../../project.js";
import { Case, cases, sourcesOf, typesOf } from "./cases.js";
import { findingsIn, findingsOf } from "./finding.js";

const sample = new Random(6).some(cases, 10);

/** What is installed, each command as a process of its own: that it is what the other tests have run. */
it.each(sample)("%s is the same for commands that are called", async (name) => {
  const program = new Case(sourcesOf(name), { types: typesOf(name) });
  const { project } = program;
  const { diagnostics } = compile(inputOf(project.folder), { version: "0" });
  const expected = findingsOf(diagnostics);
  const exitCode = expected.some(({ severity }) => severity === "error") ? 1 : 0;

  const check = await project.aetherflow("check", "--json");
  expect(JSON.parse(check.stdout)).toEqual(expected);
  expect(check).toMatchObject({ exitCode, stderr: "" });

  const generate = await project.aetherflow("generate");
  const places = expected.map(({ endLine: _, endColumn: __, ...rest }) => rest);
  expect(findingsIn(generate.stderr)).toEqual(places);
  expect(generate).toMatchObject({ exitCode, stdout: "" });
  const files = program.found;

  project.write("main.mjs", "");
  for (const run of [tspc, register]) {
    program.reset();
    const { stderr, stdout } = await run(project);
    expect(`${stderr}${stdout}`).not.toMatch(/^ {4}at /mu);
    for (const { code } of expected) expect(`${stderr}${stdout}`).toContain(`${code}: `);
    expect(program.found).toEqual(files);
  }
});

const tspc = (project: Project): Promise<Finished> => project.tspc("--noEmit");

const register = (project: Project): Promise<Finished> =>
  project.node("--import", "aetherflow/register", "main.mjs");
