import { describe, expect, it } from "vitest";
import { Analysis } from "../../compiler/adapters/analysis.js";
import { foldersOf } from "../../compiler/adapters/source-folders.js";
import { corpusProject, provider, wiring } from "../doors/corpus-project.js";

const codes = ({ diagnostics }: ReturnType<Analysis["refresh"]>) =>
  diagnostics.map(({ code }) => code);

describe("Analysis", () => {
  it("does nothing again while nothing has changed", () => {
    const project = corpusProject();
    const analysis = new Analysis(project.folder);
    const first = analysis.refresh();
    expect(first.diagnostics).toEqual([]);
    expect(analysis.refresh()).toBe(first);
    project.write("notes.ts", "");
    expect(analysis.refresh()).toBe(first);
  });

  it("follows files that come and go, and errors", () => {
    const project = corpusProject();
    const analysis = new Analysis(project.folder);
    analysis.refresh();
    const sound = project.read(wiring);
    project.edit("src/context.ts", provider, "");
    expect(codes(analysis.refresh())).toEqual(["AF1001"]);
    project.write("src/more/context.ts", "export const nothing = 0;\n");
    project.edit("src/context.ts", "{\n", `{\n${provider}`);
    const { diagnostics, sources, folders } = analysis.refresh();
    expect(diagnostics).toEqual([]);
    expect(sources).toContain(project.path("src/more/context.ts"));
    expect(folders).toEqual([project.path("src"), project.path("src/more")]);
    project.remove("src/more");
    expect(analysis.refresh().folders).toEqual([project.path("src")]);
    expect(project.read(wiring)).toBe(sound);
  });

  it("is of the tsconfig that it is given", () => {
    const project = corpusProject();
    expect(() => new Analysis(project.path("src"), "the option")).toThrow(
      "Name one with the option.",
    );
    expect(() => new Analysis(project.path("nowhere"))).toThrow("There is no ");
  });
});

describe("the folders of sources", () => {
  it("are those below the tsconfig, or their own elsewhere", () => {
    const project = corpusProject({ "src/a/b/c.ts": "", "other/x.ts": "", "main.ts": "" });
    const at = (path: string) => project.path(path);
    const sources = [at("tsconfig.json"), at("main.ts"), at("src/nodes.ts"), at("other/x.ts")];
    const src = ["src", "src/a", "src/a/b"].map(at);
    expect(foldersOf(project.folder, sources)).toEqual([...src, at("other")]);
    expect(foldersOf(at("other"), [at("src/a/b/c.ts")])).toEqual([at("src/a/b")]);
  });
});
