import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cleanBuild } from "./clean-build.js";
import { configured, corpusProject, edits, provider, wiring } from "./corpus-project.js";
import { becomes, comesToContain, longEnough, Watching } from "./watching.js";

const ready = "Watching for changes.\n";

async function watched(project = corpusProject()) {
  const watching = new Watching(project, "aetherflow", "generate", "--watch");
  await watching.prints(ready);
  return { project, watching, sound: project.find(wiring) };
}

describe("generate --watch", { timeout: longEnough }, () => {
  it("has after each edit what a clean build has", async () => {
    const { project } = await watched();
    for (const { edit } of edits) {
      const before = project.read(wiring);
      edit(project);
      const built = await cleanBuild(project);
      expect(built.wiring).not.toBe(before);
      await becomes(project, wiring, built.wiring);
    }
  });

  it("writes wiring that refuses to load while the graph is broken", async () => {
    const { project, watching, sound } = await watched();
    const remove = () => project.edit("src/context.ts", provider, "");
    await watching.after(remove, "src/nodes.ts:4:42 error AF1001");
    await comesToContain(project, wiring, "throw failure;");
    await watching.after(
      () => project.edit("src/context.ts", "  counts", `${provider}  counts`),
      ready,
    );
    await becomes(project, wiring, sound);
  });

  it("follows files that come and go", async () => {
    const { project, sound } = await watched();
    project.write("src/more.ts", more);
    await comesToContain(project, wiring, "other");
    expect(project.read(wiring)).toBe((await cleanBuild(project)).wiring);
    rmSync(project.path("src/more.ts"));
    await becomes(project, wiring, sound);
    rmSync(project.path(wiring));
    await becomes(project, wiring, sound);
  });

  it("leaves no wiring that runs of a context that is gone", async () => {
    const { project, watching, sound } = await watched();
    const context = project.read("src/context.ts");
    const remove = () => rmSync(project.path("src/context.ts"));
    await watching.after(remove, "error AF5014");
    await comesToContain(project, wiring, "throw failure;");
    rmSync(project.path("src/flows.ts"));
    await becomes(project, wiring, undefined);
    project.write("src/flows.ts", corpusProject().read("src/flows.ts"));
    project.write("src/context.ts", context);
    await becomes(project, wiring, sound);
  });

  it("lives through syntax that is broken in the middle of an edit", async () => {
    const { project, watching, sound } = await watched();
    const nodes = project.read("src/nodes.ts");
    for (const end of [nodes.indexOf("tokenizer: T"), nodes.indexOf("counts.addAll")]) {
      await watching.after(() => project.write("src/nodes.ts", nodes.slice(0, end)), ready);
    }
    project.write("src/nodes.ts", nodes);
    await becomes(project, wiring, sound);
  });

  it("follows the tsconfig, and waits while it is broken or gone", async () => {
    const { project, watching, sound } = await watched();
    const tsconfig = project.read("tsconfig.json");
    const write = (text: string) => () => project.write("tsconfig.json", text);
    await watching.after(write("{ nonsense"), "aetherflow: tsconfig.json: ");
    expect(project.read(wiring)).toBe(sound);
    const remove = () => rmSync(project.path("tsconfig.json"));
    await watching.after(remove, "aetherflow: tsconfig.json is gone.");
    write(configured({}, { exclude: ["src/flows.ts"] }))();
    await becomes(project, wiring, undefined);
    write(tsconfig)();
    await becomes(project, wiring, sound);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends at %s with the last exit code", async (signal) => {
    const { watching } = await watched();
    expect(await watching.end(signal)).toBe(0);
    const broken = corpusProject();
    broken.edit("src/context.ts", provider, "");
    expect(await (await watched(broken)).watching.end(signal)).toBe(1);
  });

  it("does not start on a tsconfig that is broken", async () => {
    const project = corpusProject({ "tsconfig.json": "{ nonsense" });
    const { exitCode, stderr } = await project.aetherflow("generate", "--watch");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(2);
  });
});

const more = `import { flow } from "aetherflow";
import { Corpus } from "./context.js";
import { countWords } from "./nodes.js";
export const other = flow(Corpus).to(countWords);
`;
