import { describe, expect, it, onTestFinished } from "vitest";
import type { Project } from "../../project.js";
import { clean, provider, wiring } from "../corpus-project.js";
import { becomes, comesToContain, longEnough } from "../watching.js";
import { runBundle } from "./bundled.js";
import { printed, program } from "./program.js";
import { type Watch, watches } from "./watches.js";

const more = `import { flow } from "aetherflow";
import { check } from "../check.js";
import { Corpus } from "../context.js";
export const verifyAll = flow(Corpus).map(check);
`;

const patience = { timeout: 120_000, interval: 100 };

/** Watchers begin to look some time after they say so, and miss what was saved before that: it is saved again. */
async function mended(project: Project, output: () => Promise<string>): Promise<void> {
  project.edit("src/context.ts", "{\n", `{\n${provider}`);
  const text = project.read("src/context.ts");
  await expect
    .poll(
      () => {
        project.write("src/context.ts", text);
        return output();
      },
      { ...patience, interval: 5000 },
    )
    .toBe(printed);
}

/** Watches the project; gives what its bundle prints, or what stands in the way of one. */
async function watched(watch: Watch, project: Project): Promise<() => Promise<string>> {
  let last: string | undefined = "none yet";
  const end = await watch(project, (failure) => {
    last = failure;
  });
  onTestFinished(async () => {
    await end();
  });
  return async () => last ?? (await runBundle(project, "esm", 2)).stdout;
}

describe.each(Object.entries(watches))("watching with %s", { timeout: longEnough }, (_, watch) => {
  it("analyses again after each change, also of files that no bundle has", async () => {
    const project = program();
    const output = await watched(watch, project);
    await expect.poll(output, patience).toBe(printed);
    const before = project.read(wiring);

    project.edit("src/check.ts", "again", "twice");
    await expect.poll(output, patience).toBe(printed.replace("again", "twice"));

    project.write("src/later/more.ts", more);
    await comesToContain(project, wiring, "verifyAll");
    project.remove("src/later");
    await becomes(project, wiring, before);
    expect(await project.aetherflow("check")).toEqual(clean);
  });

  it("goes on with a graph that is broken, and one that was from the start", async () => {
    const project = program();
    project.edit("src/context.ts", provider, "");
    const output = await watched(watch, project);
    await expect.poll(output, patience).toContain("No provider for Tokenizer");
    await mended(project, output);
    project.edit("src/context.ts", provider, "");
    await expect.poll(output, patience).toContain("No provider for Tokenizer");
    await mended(project, output);
  });
});
