import { type BuildFailure, build } from "esbuild";
import { describe, expect, it } from "vitest";
import aetherflow, { type Options } from "../../../compiler/adapters/unplugin.js";
import { Project } from "../../project.js";
import { corpusProject, provider, wiring } from "../corpus-project.js";

const bundle = (project: Project, plugins = [aetherflow.esbuild()], more: object = {}) =>
  build({
    ...{ absWorkingDir: project.folder, bundle: true, platform: "node", format: "esm" },
    ...{ entryPoints: ["src/main.ts"], outdir: "out", write: false, logLevel: "silent", plugins },
    ...more,
  });

const failure = (building: Promise<unknown>): Promise<BuildFailure> =>
  building.then(
    () => expect.unreachable(),
    (error) => error,
  );

/** What the tests of all bundlers run, as far as it can be seen without running anything. */
describe("the plugin for esbuild", () => {
  it("bundles the wiring twice: into the entry point, and as the entry of the workers", async () => {
    const project = corpusProject();
    const { outputFiles, warnings } = await bundle(project);
    expect(warnings).toEqual([]);
    const [entry, worker, ...others] = outputFiles
      .map(({ path, text }) => ({ path, text }))
      .sort((a, b) => (a.path < b.path ? 1 : -1));
    expect(others).toEqual([]);
    expect(entry!.path).toBe(project.path("out/main.js"));
    expect(entry!.text).toContain("/context.wiring-");
    expect(worker!.path).toMatch(/\/context\.wiring-\w+\.mjs$/u);
    expect(worker!.text).toContain("url: import.meta.url");
    expect(worker!.text).not.toContain("console.log(await app.index");
    expect(project.read(wiring)).toContain("url: import.meta.url");
  });

  it("shows an error where it is, with what to do", async () => {
    const project = corpusProject();
    project.edit("src/context.ts", provider, "");
    const { errors } = await failure(bundle(project));
    const { file, line, column, length, lineText } = errors[0]?.location ?? {};
    expect(errors).toMatchObject([{ pluginName: "aetherflow" }]);
    expect(errors[0]?.text).toMatch(/^AF1001: No provider for Tokenizer/u);
    expect({ file, line }).toEqual({ file: "src/nodes.ts", line: 4 });
    expect(lineText?.slice(column, column! + length!)).toBe("tokenizer");
    const notes = errors[0]?.notes.map(({ text, location }) => [text, location?.file ?? ""]);
    expect(notes).toEqual([
      ["Add `tokenizer = local(Tokenizer)` to Corpus.", ""],
      ["step of flow index", "src/flows.ts"],
    ]);
  });

  it("shows warnings and remarks, which fail nothing", async () => {
    const unused = "/** @node */\nexport const unused = (n: number): number => n;\n";
    const project = corpusProject({ "src/unused.ts": unused });
    const [warning, ...more] = (await bundle(project)).warnings;
    expect(more).toEqual([]);
    expect(warning?.text).toMatch(/^AF6002: /u);
    expect(warning?.location).toMatchObject({ file: "src/unused.ts", line: 2, column: 13 });
    const nothing = new Project({ "src/main.ts": "" });
    const { warnings } = await bundle(nothing);
    expect(warnings.map(({ text }) => text)).toEqual([
      "aetherflow: No context is declared in this project.",
    ]);
  });

  it("says that a format has no worker threads", async () => {
    const { errors } = await failure(bundle(corpusProject(), undefined, { format: "iife" }));
    expect(errors[0]?.text).toContain("A bundle in the format iife cannot start worker threads.");
  });

  it("needs a tsconfig", async () => {
    const project = new Project({ "src/main.ts": "" });
    project.remove("tsconfig.json");
    const { errors } = await failure(bundle(project));
    const message =
      /^There is no tsconfig\.json in .*Name one with the plugin's option `tsconfig`\.$/u;
    expect(errors.map(({ text }) => text)).toEqual([expect.stringMatching(message)]);
  });

  it("is listed once", async () => {
    const plugins = [aetherflow.esbuild(), aetherflow.esbuild()];
    const { errors } = await failure(bundle(corpusProject(), plugins));
    expect(errors).toMatchObject([{ text: expect.stringMatching(/^AF0013: .*listed twice/u) }]);
  });
});

describe("the plugin's options", () => {
  it.each([
    ["tsConfig", "Did you mean `tsconfig`?"],
    ["tsconfi", "Did you mean `tsconfig`?"],
    ["project", "There is `tsconfig`."],
  ])("have no %s", (name, help) => {
    const options = { [name]: "." } as Options;
    const message = `AF0009: There is no option \`${name}\` of the plugin\n  ${help}`;
    for (const door of ["esbuild", "rollup", "rolldown", "vite"] as const)
      expect(() => aetherflow[door](options)).toThrow(message);
  });
});
