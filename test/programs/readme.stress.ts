import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Block, blocksOf } from "../../.ci/docs/blocks.mjs";
import { repository } from "../project.js";

const blocks = blocksOf(readFileSync(join(repository, "README.md"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "aetherflow-readme-"));
let tarball = "";

/** The README as a newcomer follows it: the package that `npm pack` makes, in an empty folder, command by command. */
describe("the README", () => {
  beforeAll(() => {
    const [packed] = JSON.parse(
      execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
        cwd: repository,
        encoding: "utf8",
      }),
    ) as [{ filename: string }];
    tarball = join(folder, packed.filename);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["with the plugin", "with the command line"])("runs %s", { timeout: 240_000 }, (way) => {
    const project = join(folder, way.replaceAll(" ", "-"));
    write(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
    const applies = ({ title }: Block) => !/with the /u.test(title) || title.endsWith(way);
    for (const { title, text } of blocks.filter(applies)) {
      const [file = ""] = /^(?:src\/[\w-]+\.ts|tsconfig\.json)/u.exec(title) ?? [];
      if (file !== "") write(join(project, file), text);
    }
    const output = commands(way).map((command) => shell(command, project));
    expect(output.at(-1)).toBe(printed());
  });
});

const commands = (way: string): string[] =>
  blocks
    .filter(({ language, title }) => language === "sh" && ["both", way].includes(title))
    .flatMap(({ text }) => text.trim().split("\n").slice(1))
    .map((line) => line.replace("npm install aetherflow", `npm install ${tarball}`));

/** What the README says that its program prints. */
const printed = (): string => blocks.find(({ language }) => language === "text")?.text ?? "";

const shell = (command: string, cwd: string): string =>
  execFileSync(command, { cwd, shell: true, encoding: "utf8", stdio: ["ignore", "pipe", 2] });

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
