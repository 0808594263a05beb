import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { environment, type Project, repository } from "../project.js";
import { builds } from "./bundlers/builds.js";
import { checkout } from "./clean-build.js";
import { corpusProject, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

type Build = (project: Project) => Promise<unknown>;

const kinds: Readonly<Record<string, Build>> = {
  generate: (project) => project.aetherflow("generate"),
  tspc: (project) => project.tspc("--noEmit"),
  esbuild: (project) => builds.esbuild!(project, "esm"),
};

/** Types of a node's first parameter, of very different lengths. */
const types = ["string", `${Array.from({ length: 400 }, (_, n) => `"${n}"`).join(" | ")}`];

function edit(project: Project, round: number): void {
  const type = round % 2 === 0 ? types[1] : types[0];
  const text = project.read("src/nodes.ts");
  project.write("src/nodes.ts", text.replace(/path: .*, tokenizer/u, `path: ${type}, tokenizer`));
}

/** Every text that somebody who looks all the time finds. */
function looking(project: Project): () => Promise<ReadonlySet<string | undefined>> {
  const seen = new Set<string | undefined>();
  let ended = false;
  const end = (async () => {
    while (!ended) {
      seen.add(project.find(wiring));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  return async () => {
    ended = true;
    await end;
    return seen;
  };
}

async function clean(project: Project): Promise<string> {
  const copy = checkout(project);
  expect((await copy.aetherflow("generate")).stderr).toBe("");
  return copy.read(wiring);
}

const leftOver = (project: Project) =>
  readdirSync(project.path("src")).filter((each) => each.endsWith(".tmp"));

describe("builds of one project at once", { timeout: longEnough }, () => {
  it.each([
    [["generate", "esbuild"], 3],
    [["generate", "tspc", "esbuild", "generate"], 3],
  ] as const)("%j leave what one of them leaves", async (names, rounds) => {
    const project = corpusProject();
    edit(project, 1);
    const texts = [undefined, await clean(project)];
    edit(project, 0);
    texts.push(await clean(project));
    const seen = looking(project);
    for (let round = 0; round < rounds; round++) {
      edit(project, round);
      await Promise.all(names.map((name) => kinds[name]!(project)));
      expect(project.read(wiring)).toBe(texts[round % 2 === 0 ? 2 : 1]);
      expect(leftOver(project)).toEqual([]);
    }
    // Never a part of one, and never of both.
    for (const text of await seen()) expect(texts).toContain(text);
  });

  it("in threads of one process do as well", async () => {
    const project = corpusProject();
    const texts: (string | undefined)[] = [undefined];
    for (const round of [1, 0]) {
      edit(project, round);
      texts.push(await clean(project));
    }
    const seen = looking(project);
    for (let round = 0; round < 3; round++) {
      edit(project, round);
      await Promise.all([1, 2, 3, 4].map(() => inThread(project)));
      expect(project.read(wiring)).toBe(texts[round % 2 === 0 ? 2 : 1]);
      expect(leftOver(project)).toEqual([]);
    }
    for (const text of await seen()) expect(texts).toContain(text);
  });
});

/** Bundles in a thread, with a plugin of its own. */
function inThread(project: Project): Promise<void> {
  const at = (name: string) => JSON.stringify(import.meta.resolve(name));
  const code = `
    import { build } from ${at("esbuild")};
    import aetherflow from ${JSON.stringify(pathToFileURL(join(repository, "dist/esbuild.js")))};
    import { workerData } from "node:worker_threads";
    await build({ ...workerData, plugins: [aetherflow()] });
  `;
  const workerData = {
    ...{ absWorkingDir: project.folder, entryPoints: ["src/main.ts"], outdir: "out" },
    ...{ bundle: true, write: false, platform: "node", format: "esm", logLevel: "silent" },
  };
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData, env: environment });
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });
}
