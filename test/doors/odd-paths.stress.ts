import { createServer } from "vite";
import { describe, expect, it } from "vitest";
import type { Project } from "../project.js";
import { builds } from "./bundlers/builds.js";
import { runBundle } from "./bundlers/bundled.js";
import { forVite } from "./bundlers/configurations.js";
import { printed, program } from "./bundlers/program.js";
import { clean, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

/** All that a path may have, and what bundlers take for the start of a query or a fragment. */
const plain = "a b é %20 +&=[x]'(1)";
const odd = `${plain} #1 ?2`;

const passed = { exitCode: 0, stderr: "", stdout: printed };

const ways: Readonly<Record<string, (project: Project) => Promise<unknown>>> = {
  async tspc(project) {
    expect(await project.tspc()).toEqual(clean);
    return project.node("dist/main.js", "2");
  },
  async "generate and tsc"(project) {
    expect(await project.aetherflow("generate")).toEqual(clean);
    expect(await project.tsc()).toEqual(clean);
    return project.node("dist/main.js", "2");
  },
  register: (project) => project.node("--import", "aetherflow/register", "src/main.ts", "2"),
};

describe.each([odd, plain])("in the folder %s", { timeout: longEnough }, (name) => {
  it.each(Object.entries(ways))("workers run by %s", async (_, run) => {
    const project = program({}, name);
    expect(await run(project)).toEqual(passed);
    expect(await project.aetherflow("check")).toEqual(clean);
    expect(project.read(wiring)).not.toContain(project.folder);
  });

  it.each(Object.entries(builds))("workers run from a bundle of %s", async (_, build) => {
    const project = program({}, name);
    await build(project, "esm");
    expect(await runBundle(project, "esm", 2)).toEqual(passed);
    expect(await project.aetherflow("check")).toEqual(clean);
  });

  it("workers run in Vite's server", async () => {
    const project = program({ "src/sum.ts": sum }, name);
    const server = await createServer({
      ...{ root: project.folder, configFile: false, logLevel: "silent", appType: "custom" },
      server: { middlewareMode: true, ws: false, watch: null },
      ...{ optimizeDeps: { noDiscovery: true }, plugins: forVite(project, "esm").plugins },
    });
    const { sum: run } = await server.ssrLoadModule("/src/sum.ts");
    expect(await run(2)).toBe(4);
    await server.close();
  });
});

const sum = `import { launch } from "./context.wiring.js";
export async function sum(workers: number): Promise<number> {
  const app = await launch({ workers });
  return app.index(["a b", "b c b"]).finally(() => app.close());
}
`;
