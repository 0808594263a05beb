import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../.ci/docs/blocks.mjs";
import { Project, repository, run } from "../project.js";
import { longEnough } from "./watching.js";

const blocks = blocksOf(readFileSync(join(repository, "README.md"), "utf8"));
const isFile = /^(?:src|test)?\/?[\w.-]+\.m?[jt]s$/u;
const textOf = (title: string) => blocks.find((each) => each.title === title)!.text;

/** The README's program and configurations, with what they need installed. */
function readmeProject(): Project {
  const files = blocks
    .filter(({ title }) => isFile.test(title))
    .map(({ title, text }) => [title, text]);
  const tsconfig = textOf("tsconfig.json with the command line");
  const project = new Project({ ...Object.fromEntries(files), "tsconfig.json": tsconfig });
  for (const name of ["esbuild", "vite", "vitest"])
    symlinkSync(
      join(repository, "node_modules", name),
      project.path(`node_modules/${name}`),
      "junction",
    );
  return project;
}

const commandsOf = (title: string) => textOf(title).trim().split("\n").slice(1);

describe("the README", { timeout: longEnough }, () => {
  it.each(["with esbuild", "with Node"])("runs %s", async (way) => {
    const project = readmeProject();
    let output = "";
    for (const command of commandsOf(way)) {
      const [, ...args] = command.split(" ");
      const { exitCode, stdout, stderr } = await project.node(...args);
      expect({ exitCode, stderr: stderr.replace(/^\d+ of \d+ files\n/gmu, "") }).toEqual({
        exitCode: 0,
        stderr: "",
      });
      output = stdout;
    }
    expect(output).toBe(blocks.find(({ language }) => language === "text")?.text);
  });

  it("tests with Vitest", async () => {
    const project = readmeProject();
    const args = [join(repository, "node_modules/vitest/vitest.mjs"), "run", "--testTimeout=60000"];
    const { exitCode, stdout } = await run(process.execPath, args, project.folder);
    expect(stdout).toMatch(/Tests +3 passed/u);
    expect(exitCode).toBe(0);
  });
});
