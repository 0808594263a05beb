import { describe, expect, it } from "vitest";
import { Analysis } from "../../compiler/adapters/analysis.js";
import { configured, corpusProject, edits, wiring } from "../doors/corpus-project.js";

describe("Analysis", () => {
  it("has after each edit what a new one has", () => {
    const project = corpusProject();
    const analysis = new Analysis(project.folder);
    analysis.refresh();
    for (const { edit } of edits) {
      const before = project.read(wiring);
      edit(project);
      analysis.refresh();
      const after = project.read(wiring);
      expect(after).not.toBe(before);
      new Analysis(project.folder).refresh();
      expect(project.read(wiring)).toBe(after);
    }
  });

  it("writes the wiring again when somebody has changed or removed it", () => {
    const project = corpusProject();
    const analysis = new Analysis(project.folder);
    analysis.refresh();
    const sound = project.read(wiring);
    project.remove(wiring);
    analysis.refresh();
    expect(project.read(wiring)).toBe(sound);
    project.edit(wiring, "af.serve(wiring);", "");
    analysis.refresh();
    expect(project.read(wiring)).toBe(sound);
  });

  it("leaves the wiring as it is while the tsconfig cannot be read", () => {
    const project = corpusProject();
    const analysis = new Analysis(project.folder);
    analysis.refresh();
    const sound = project.read(wiring);
    project.write("tsconfig.json", "{ nonsense");
    const { obstacle, sources, diagnostics } = analysis.refresh();
    expect(obstacle).toContain("tsconfig.json: Property assignment expected.");
    expect({ sources, diagnostics }).toEqual({ sources: [analysis.config], diagnostics: [] });
    expect(project.read(wiring)).toBe(sound);
    project.write("tsconfig.json", configured({}));
    expect(analysis.refresh()).toMatchObject({ diagnostics: [] });
    expect(analysis.refresh().obstacle).toBeUndefined();
  });
});
