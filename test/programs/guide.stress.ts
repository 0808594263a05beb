import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Block, blocksOf } from "../../.ci/docs/blocks.mjs";
import { commands, environment, Project, repository } from "../project.js";

const guide = join(repository, "docs/guide");
/** These have tests of their own. */
const others = ["README.md", "set-up.md", "scenarios.md"];
const pages = readdirSync(guide).filter((page) => page.endsWith(".md") && !others.includes(page));

/**
 * Each page is a program, as a reader follows it: a block that begins with a file's name is that file, and replaces what was
 * there; a `sh` block is run, and the `text` block after it is what it prints. `# exits with 1` begins one that fails.
 */
describe("the guide", () => {
  it("has pages", () => expect(pages.length).toBeGreaterThan(0));

  it.each(pages)("%s", async (page) => {
    const project = new Project();
    installTools(project);
    const blocks = blocksOf(readFileSync(join(guide, page), "utf8"));
    for (const [at, block] of blocks.entries()) {
      if (block.language === "sh") await follow(project, block, blocks[at + 1]);
      else if (block.language !== "text") project.write(fileOf(block), block.text);
    }
  });
});

/** A block that no test can run is a mistake in the guide. */
function fileOf({ title, text }: Block): string {
  const [file] = /^(?:src\/|test\/)?[\w.-]+\.\w+/u.exec(title) ?? [];
  if (file === undefined) throw new Error(`A block that names no file:\n${text}`);
  return file;
}

async function follow(project: Project, { title, text }: Block, next: Block | undefined) {
  const expected = next?.language === "text" ? next.text : undefined;
  const { code, output } = await shell(text, project.folder);
  if (expected !== undefined) expect(output).toBe(expected);
  expect({ text, output, code }).toMatchObject({ code: title === "exits with 1" ? 1 : 0 });
}

/** What the command line prints, to both of its outputs. */
function shell(script: string, cwd: string): Promise<{ code: unknown; output: string }> {
  const path = `${join(cwd, "node_modules/.bin")}:${process.env.PATH}`;
  const env = { ...environment, PATH: path };
  return new Promise((resolve) => {
    execFile(
      "bash",
      ["-ec", `exec 2>&1\n${script}`],
      { cwd, env, timeout: 120_000 },
      (error, output) => {
        resolve({ code: error === null ? 0 : error.code, output });
      },
    );
  });
}

/** The packages that the guide tells a reader to install. */
function installTools(project: Project): void {
  for (const name of ["typescript", "ts-patch", "vitest", "vite", "piscina"]) {
    symlinkSync(
      join(repository, "node_modules", name),
      project.path(`node_modules/${name}`),
      "junction",
    );
  }
  mkdirSync(project.path("node_modules/.bin"));
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  for (const [name, path] of Object.entries({ ...commands, vitest })) {
    symlinkSync(path, project.path(`node_modules/.bin/${name}`));
  }
}
