import { expect, it } from "vitest";
import { cleanBuild } from "./clean-build.js";
import { corpusProject, edits, emitted, provider, wiring } from "./corpus-project.js";
import { becomes, comesToContain, longEnough, Watching } from "./watching.js";

it("tspc --watch has after each edit what a clean build has", { timeout: longEnough }, async () => {
  const project = corpusProject();
  const watching = new Watching(project, "tspc", "--watch");
  await watching.prints("Found 0 errors");
  for (const { edit } of edits) {
    const before = project.read(wiring);
    await watching.after(() => edit(project), "Found 0 errors");
    const built = await cleanBuild(project);
    expect(built.wiring).not.toBe(before);
    await becomes(project, wiring, built.wiring);
    await becomes(project, emitted, built.emitted);
  }
});

it.each([
  ["AF1001", "", "AF1001: No provider"],
  ["AF2008", "  tokenizer = local;\n", "AF2008: Member tokenizer"],
])(
  "tspc --watch refuses to run %s until it is mended",
  {
    timeout: longEnough,
  },
  async (_code, broken, message) => {
    const project = corpusProject();
    const watching = new Watching(project, "tspc", "--watch");
    await watching.prints("Found 0 errors");
    const [text, code] = [project.read(wiring), project.read(emitted)];
    await watching.after(() => project.edit("src/context.ts", provider, broken), message);
    await comesToContain(project, emitted, "throw failure;");
    const { exitCode, stdout, stderr } = await project.node("dist/main.js");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(message.slice(0, 6));
    const mend = () => project.edit("src/context.ts", `${broken}  counts`, `${provider}  counts`);
    await watching.after(mend, "Found 0 errors");
    await becomes(project, wiring, text);
    await becomes(project, emitted, code);
    expect((await project.node("dist/main.js")).stdout).toBe("2\n");
  },
);
