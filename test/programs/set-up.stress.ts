import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../../.ci/docs/blocks.mjs";
import { repository } from "../project.js";

const guide = "docs/guide/set-up.md";
const blocks = blocksOf(readFileSync(join(repository, guide), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "aetherflow-set-up-"));
let tarball = "";

/** The guide as its reader follows it, on a template that is not ours. */
describe(guide, () => {
  beforeAll(() => {
    const args = ["pack", "--json", "--pack-destination", folder];
    const output = execFileSync("npm", args, { cwd: repository, encoding: "utf8" });
    const [packed] = JSON.parse(output) as [{ filename: string }];
    tarball = join(folder, packed.filename);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["TypeScript 7", "aetherflow generate && tsc && vite build"],
    ["TypeScript 6", "tspc && vite build"],
  ])("works with %s", (typescript, script) => {
    const home = mkdtempSync(join(folder, "home-"));
    const project = join(home, "words");
    run("a project", home);
    for (const file of ["tsconfig.server.json", "build.mjs"])
      writeFileSync(join(project, file), block(file));
    run("two more ways to build", project);
    if (typescript === "TypeScript 6") run("with TypeScript 6", project);
    const before = textsIn(project);
    run("set up", project);
    expect(JSON.parse(textsIn(project)["package.json"]!).scripts.build).toBe(script);
    expect(textsIn(project)["tsconfig.json"]).not.toBe(before["tsconfig.json"]);
    for (const way of ["by Vite", "by tsc", "by esbuild"])
      expect(run(way, project)).toMatch(new RegExp(`(?:^|\n)${printed()}$`, "u"));
    expect(run("see", project)).not.toContain("not ok");
    expect(shell("npx aetherflow init", project)).toBe("Nothing is left to do.\n");
  });
});

const block = (title: string): string => {
  const found = blocks.find((each) => each.title === title);
  if (found === undefined) throw new Error(`${guide} has no block "${title}".`);
  return found.text;
};

const run = (title: string, cwd: string): string =>
  shell(block(title).replace("npm install aetherflow", `npm install ${tarball}`), cwd);

/** The first command that fails is an error. */
const shell = (commands: string, cwd: string): string =>
  execFileSync("bash", ["-e", "-c", commands], {
    ...{ cwd, encoding: "utf8", stdio: ["ignore", "pipe", 2] },
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });

const printed = (): string => blocks.find(({ language }) => language === "text")?.text ?? "";

const textsIn = (project: string): Record<string, string> =>
  Object.fromEntries(
    ["package.json", "tsconfig.json"].map((file) => [
      file,
      readFileSync(join(project, file), "utf8"),
    ]),
  );
