import { describe, expect, it } from "vitest";
import { toDot } from "../../compiler/draw/dot.js";
import { toHtml } from "../../compiler/draw/html/page.js";
import { toJson } from "../../compiler/draw/json.js";
import { toMermaid } from "../../compiler/draw/mermaid.js";
import { drawingOf } from "../compiler/draw/drawings.js";
import { corpus } from "../compiler/plan/corpus.js";
import { clean, corpusProject, provider, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const formats = { mermaid: toMermaid, dot: toDot, json: toJson, html: toHtml };

describe("graph", { timeout: longEnough }, () => {
  it.each(Object.entries(formats))("prints %s, and writes no wiring", async (format, render) => {
    const project = corpusProject();
    const stdout = render(drawingOf(corpus));
    expect(await project.aetherflow("graph", "--format", format)).toEqual({ ...clean, stdout });
    expect(project.find(wiring)).toBeUndefined();
  });

  it.each([
    ["graph.html", toHtml],
    ["graph.json", toJson],
    ["graph.gv", toDot],
    ["graph.mmd", toMermaid],
  ])("writes %s in the format of its ending", async (file, render) => {
    const project = corpusProject();
    expect(await project.aetherflow("graph", "--out", file)).toEqual(clean);
    expect(project.read(file)).toBe(render(drawingOf(corpus)));
  });

  it("draws what is there of a broken graph, and reports the rest", async () => {
    const project = corpusProject();
    project.edit("src/context.ts", provider, "");
    const { exitCode, stdout, stderr } = await project.aetherflow("graph", "-f", "json");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("src/nodes.ts:4:42 error AF1001");
    const { problems, contexts } = JSON.parse(stdout);
    expect(problems).toMatchObject([{ code: "AF1001" }]);
    expect(contexts).toMatchObject([{ name: "Corpus" }]);
  });

  it("draws one context or flow alone", async () => {
    const other = `import { flow } from "aetherflow";
import { FlowContext, local } from "aetherflow";
import { Tokenizer } from "./tokenizer.js";
/** @node */
export const split = (text: string, tokenizer: Tokenizer): number => tokenizer.count(text).size;
export class Other extends FlowContext { tokenizer = local(Tokenizer); }
export const second = flow(Other).map(split);
`;
    const project = corpusProject({ "src/other.ts": other });
    const { exitCode, stdout } = await project.aetherflow("graph", "-f", "json", "-c", "Other");
    expect(exitCode).toBe(0);
    const { contexts } = JSON.parse(stdout);
    expect(contexts.map((each: { name: string }) => each.name)).toEqual(["Other"]);
    const flow = await project.aetherflow("graph", "-f", "json", "--flow", "second");
    expect(flow).toEqual({ exitCode: 0, stdout, stderr: "" });
  });

  it("refuses contexts and flows it does not know or cannot draw, and files it cannot write", async () => {
    const project = corpusProject({
      "src/other.ts": `import { FlowContext } from "aetherflow";
export class Idle extends FlowContext {}
`,
    });
    const refused = async (message: string, ...args: readonly string[]) => {
      const stderr = `aetherflow: ${message}\n`;
      expect(await project.aetherflow("graph", ...args)).toEqual({
        exitCode: 2,
        stdout: "",
        stderr,
      });
    };
    await refused("There is no context Corpu. Did you mean Corpus?", "-c", "Corpu");
    await refused("No flow uses the context Idle.", "-c", "Idle");
    await refused("There is no flow indx. Did you mean index?", "--flow", "indx");
    await refused("There is no flow nothing of Corpus.", "-c", "Corpus", "--flow", "nothing");
    await refused("No format has the ending .png. Name one with --format.", "-o", "graph.png");
    await refused("src cannot be written (EISDIR).", "-o", "src");
    await refused("no/where.dot cannot be written (ENOENT).", "-o", "no/where.dot");
  });

  it("says that there is nothing to draw", async () => {
    const project = corpusProject({ "src/flows.ts": "", "src/context.ts": "", "src/main.ts": "" });
    const { exitCode, stdout, stderr } = await project.aetherflow("graph", "-f", "json");
    expect(stderr).toBe("aetherflow: No context is declared in this project.\n");
    expect(JSON.parse(stdout)).toEqual({ version: 1, contexts: [], problems: [] });
    expect(exitCode).toBe(0);
  });
});
