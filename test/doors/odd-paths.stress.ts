import { createServer } from "vite";
import { describe, expect, it } from "vitest";
import type { Project } from "../project.js";
import { builds } from "./bundlers/builds.js";
import { runBundle } from "./bundlers/bundled.js";
import { forVite } from "./bundlers/configurations.js";
import { printed, program } from "./bundlers/program.js";
import { clean, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

/** What bundlers take for the start of a fragment and of a query is last. */
const folders = ["a b é %20 +&=[x]'(1)", "a #1", "a ?1"];

/** Of their own files they take a part of the path for a query, or warn of it and fail. */
const unable: Readonly<Record<string, readonly string[]>> = {
  "a #1": ["vite's server"],
  "a ?1": ["vite's server", "vite", "rolldown", "webpack", "rspack"],
};

const passed = { exitCode: 0, stderr: "", stdout: printed };

/** What tsc emits has no map. */
const unmapped = { ...passed, stdout: printed.replace("check.ts:5", "undefined") };

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

describe.each(folders)("in the folder %s", { timeout: longEnough }, (name) => {
  const isAble = (door: string) => unable[name]?.includes(door) !== true;

  it.each(Object.entries(ways))("workers run by %s", async (way, run) => {
    const project = program({}, name);
    expect(await run(project)).toEqual(way === "register" ? passed : unmapped);
    expect(await project.aetherflow("check")).toEqual(clean);
    expect(project.read(wiring)).not.toContain(project.folder);
  });

  const able = Object.entries(builds).filter(([door]) => isAble(door));

  it.each(able)("workers run from a bundle of %s", async (_, build) => {
    const project = program({}, name);
    await build(project, "esm");
    expect(await runBundle(project, "esm", 2)).toEqual(passed);
  });

  it.runIf(isAble("vite's server"))("workers run in Vite's server", async () => {
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
