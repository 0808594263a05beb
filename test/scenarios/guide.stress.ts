import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../../.ci/docs/blocks.mjs";
import { environment, repository } from "../project.js";
import { Postgres, postgresFolder } from "./postgres.js";

const blocks = blocksOf(readFileSync(join(repository, "docs/guide/scenarios.md"), "utf8"));
const commands = blocks.filter(
  ({ language, text }) =>
    language === "sh" && (postgresFolder !== undefined || !text.includes("/leases/")),
);
const sources = blocks.filter(({ language }) => language === "ts");
const env = { ...environment, PATH: `${repository}node_modules/.bin:${process.env.PATH}` };

describe("the guide's page of scenarios", () => {
  let clone = "";

  beforeAll(() => {
    clone = cloneOfScenarios();
  });

  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it.each(sources)("shows $title as it is", ({ title, text }) => {
    expect(text).toBe(`// ${title}\n${readFileSync(join(repository, title), "utf8")}`);
  });

  it.each(commands)("runs: $title", async ({ text }) => {
    await using postgres = /\/leases\//u.test(text) ? await Postgres.start() : undefined;
    const options = {
      cwd: clone,
      env: { ...env, ...postgres?.environment },
      stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"],
    };
    const output = execFileSync("bash", ["-ec", text], options).toString();
    const next = blocks[blocks.findIndex((each) => each.text === text) + 1];
    if (next?.language === "text") expect(output).toBe(next.text);
    else expect(output).not.toBe("");
  });
});

/** The scenarios have tests of their own, which build them where they are, maybe at the same time. */
function cloneOfScenarios(): string {
  const cache = join(repository, ".cache");
  mkdirSync(cache, { recursive: true });
  const clone = mkdtempSync(join(cache, "guide-"));
  for (const name of ["dist", "node_modules"]) {
    symlinkSync(join(repository, name), join(clone, name), "junction");
  }
  const scenarios = "fixtures/scenarios";
  const filter = (path: string) => !/\/dist\b|\.wiring\.ts$/u.test(path.slice(repository.length));
  cpSync(join(repository, scenarios), join(clone, scenarios), { recursive: true, filter });
  return clone;
}
