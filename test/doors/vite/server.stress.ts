import type { ViteDevServer } from "vite";
import { describe, expect, it, vi } from "vitest";
import { program } from "../bundlers/program.js";
import { clean, provider, wiring } from "../corpus-project.js";
import { becomes, comesToContain, longEnough } from "../watching.js";
import { serve } from "./dev-server.js";

const sum = `import { launch } from "./context.wiring.js";
export async function sum(workers: number): Promise<number> {
  const app = await launch({ workers });
  return app.index(["a b", "b c b"]).finally(() => app.close());
}
`;

const more = `import { flow } from "aetherflow";
import { Corpus } from "./context.js";
import { check } from "./check.js";
export const verifyAll = flow(Corpus).map(check);
`;

async function sums(server: ViteDevServer): Promise<unknown> {
  const { sum } = await server.ssrLoadModule("/src/sum.ts");
  return Promise.all([0, 2].map((workers) => sum(workers)));
}

const patience = { timeout: 60_000, interval: 100 };

describe("Vite's dev server", { timeout: longEnough }, () => {
  it("runs workers from the sources, after each edit from the new ones", async () => {
    const project = program({ "src/sum.ts": sum });
    const server = await serve(project);
    expect(await sums(server)).toEqual([4, 4]);
    project.edit("src/nodes.ts", "return words.size", "return 10 * words.size");
    await expect.poll(() => sums(server), patience).toEqual([40, 40]);
    expect(await project.aetherflow("check")).toEqual(clean);
  });

  it("follows files that come and go", async () => {
    const project = program({ "src/sum.ts": sum });
    const server = await serve(project);
    expect(await sums(server)).toEqual([4, 4]);
    const before = project.read(wiring);
    project.write("src/later/more.ts", more.replaceAll('"./', '"../'));
    await comesToContain(project, wiring, "verifyAll");
    expect(await sums(server)).toEqual([4, 4]);
    project.remove("src/later");
    await becomes(project, wiring, before);
    expect(await sums(server)).toEqual([4, 4]);
  });

  it("tells of a broken graph in the browser and to whom asks for the wiring, until it is mended", async () => {
    const project = program({ "src/sum.ts": sum });
    const server = await serve(project);
    expect(await sums(server)).toEqual([4, 4]);
    const send = vi.spyOn(server.environments.client.hot, "send");
    project.edit("src/context.ts", provider, "");
    await expect.poll(() => sums(server).catch(String), patience).toContain("AF1001: No provider");
    const id = project.path("src/nodes.ts");
    const found = { id, loc: { file: id, line: 4, column: 41 }, pluginCode: "AF1001" };
    const message = expect.stringContaining("Add `tokenizer = local(Tokenizer)` to Corpus.");
    await expect(sums(server)).rejects.toMatchObject({ ...found, message });
    const err = expect.objectContaining({ ...found, message, plugin: "aetherflow" });
    expect(send).toHaveBeenCalledWith({ type: "error", err });
    project.edit("src/context.ts", "{\n", `{\n${provider}`);
    await expect.poll(() => sums(server).catch(String), patience).toEqual([4, 4]);
    expect(send).toHaveBeenCalledWith({ type: "full-reload" });
  });
});
