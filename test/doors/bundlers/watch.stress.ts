import { describe, expect, it, onTestFinished } from "vitest";
import { clean, provider, wiring } from "../corpus-project.js";
import { becomes, comesToContain, longEnough } from "../watching.js";
import { runBundle } from "./bundled.js";
import { printed, program } from "./program.js";
import { watches } from "./watches.js";

const more = `import { flow } from "aetherflow";
import { check } from "../check.js";
import { Corpus } from "../context.js";
export const verifyAll = flow(Corpus).map(check);
`;

const patience = { timeout: 60_000, interval: 100 };

describe.each(Object.entries(watches))("watching with %s", { timeout: longEnough }, (_, watch) => {
  it("analyses again after each change, also of files that no bundle has", async () => {
    const project = program();
    let last: string | undefined = "none yet";
    const end = await watch(project, (failure) => {
      last = failure;
    });
    onTestFinished(async () => void (await end()));
    const output = async () =>
      last === undefined ? (await runBundle(project, "esm", 2)).stdout : last;
    await expect.poll(output, patience).toBe(printed);
    const before = project.read(wiring);

    project.edit("src/check.ts", "again", "twice");
    await expect.poll(output, patience).toBe(printed.replace("again", "twice"));

    project.write("src/later/more.ts", more);
    await comesToContain(project, wiring, "verifyAll");
    project.remove("src/later");
    await becomes(project, wiring, before);

    project.edit("src/context.ts", provider, "");
    await expect.poll(output, patience).toContain("No provider for Tokenizer");
    project.edit("src/context.ts", "{\n", `{\n${provider}`);
    await expect.poll(output, patience).toBe(printed.replace("again", "twice"));
    expect(await project.aetherflow("check")).toEqual(clean);
  });
});
