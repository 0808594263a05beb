import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Project, repository } from "../project.js";

const forbidden = /\bReflect\b|\beval\s*\(|\bnew Function\b/u;

/** Records every module that any thread of the program resolves. */
const recorder = `import { appendFileSync } from "node:fs";
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  appendFileSync("loaded.txt", found.url + "\\n");
  return found;
}
`;
const register = `import { register } from "node:module";
register("./recorder.mjs", import.meta.url);
`;

describe("production", () => {
  it("has no reflection and makes no code when it runs", () => {
    const files = readdirSync(join(repository, "dist")).filter((name) =>
      /^(?:index|internal|chunk-.*)\.js$/u.test(name),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      expect(readFileSync(join(repository, "dist", name), "utf8")).not.toMatch(forbidden);
    }
  });

  it("loads the program and the runtime, in no thread the compiler", async () => {
    const project = Project.of(join(repository, "fixtures/accepts/flows/input"));
    await project.aetherflow("generate");
    await project.tsc();
    project.write("recorder.mjs", recorder);
    project.write("register.mjs", register);
    const finished = await project.node("--import", "./register.mjs", "dist/main.js", "2");
    expect(finished).toMatchObject({ exitCode: 0, stderr: "" });
    const loaded = project.read("loaded.txt").trim().split("\n");
    expect(loaded.some((url) => url.endsWith("/dist/internal.js"))).toBe(true);
    expect(loaded.filter((url) => /typescript|ts-morph|ts-patch|cli\.js/u.test(url))).toEqual([]);
    const wiring = project.read("src/context.wiring.ts");
    expect(wiring).not.toMatch(forbidden);
  });
});
