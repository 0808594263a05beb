import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { oldestNode } from "../../compiler/adapters/doctor/checks/node-version.js";
import { surveyChecks } from "../../compiler/adapters/doctor/checks.js";
import { survey } from "../../compiler/adapters/doctor/examined.js";
import { repository } from "../project.js";
import { type Files, Folder, installed } from "./folder.js";
import { lines, manifest, options, scripts, tsconfig } from "./wired-project.js";

/** A project whose configuration is sound. */
const configured = (changes: Files = {}): Folder =>
  new Folder({
    ...{ "package.json": manifest, "tsconfig.json": tsconfig },
    ...installed("aetherflow", "0.0.0-test"),
    ...installed("typescript", "6.0.3"),
    ...installed("ts-patch", "4.0.1"),
    ...installed("@types/node", "20.0.0"),
    ...changes,
  });

const faultsIn = (folder: Folder): readonly string[] => {
  const project = survey(folder.at());
  return surveyChecks.flatMap(({ name, find }) => lines(name, find(project)));
};

const own = { transform: "aetherflow/transform" };

describe("the checks of the configuration", () => {
  it("find nothing where nothing is wrong", () => {
    expect(faultsIn(configured())).toEqual([]);
  });

  it.each<[string, Files, readonly string[]]>([
    [
      "no plugin",
      options({ plugins: [] }),
      ["plugin:  tsconfig.json: aetherflow/transform is not among the plugins"],
    ],
    [
      "a script's own tsconfig overrides the plugins",
      {
        ...scripts({ build: "tspc -p tsconfig.build.json" }),
        "tsconfig.build.json": {
          extends: "./tsconfig.json",
          compilerOptions: { plugins: [{ name: "x" }] },
        },
      },
      [
        "plugin:  tsconfig.build.json: aetherflow/transform is not among the plugins (its own `plugins` replace inherited ones)",
      ],
    ],
    [
      "no transformProgram",
      options({ plugins: [own] }),
      [
        'plugin: AF0004 tsconfig.json: the entry aetherflow/transform lacks "transformProgram": true',
      ],
    ],
    [
      "plain tsc",
      scripts({ build: "tsc" }),
      ["scripts:  package.json: scripts.build runs `tsc`, which writes no wiring"],
    ],
    [
      "swc before anything is generated",
      scripts({ build: "swc src -d dist", types: "tspc" }),
      ["scripts:  package.json: scripts.build runs `swc src -d dist`, which writes no wiring"],
    ],
    [
      "tsx",
      scripts({ build: "tspc", dev: "tsx watch src/main.ts" }),
      ["scripts:  package.json: scripts.dev runs `tsx watch src/main.ts`, which writes no wiring"],
    ],
    [
      "ts-node with options",
      scripts({ build: "tspc", dev: "ts-node --esm src/main.ts" }),
      ["scripts:  package.json: scripts.dev runs TypeScript by ts-node, which writes no wiring"],
    ],
    [
      "esbuild's command line",
      scripts({ build: "tspc && esbuild src/main.ts --bundle" }),
      [
        "scripts:  package.json: scripts.build bundles by esbuild's command line, which takes no plugins",
      ],
    ],
    [
      "a bundler without the plugin",
      { "rollup.config.js": "export default { input: 'src/main.ts' };\n" },
      ["bundler:  rollup.config.js: the plugin aetherflow/rollup is not used"],
    ],
    [
      "Vitest without the plugin",
      scripts({ build: "tspc", test: "vitest run" }),
      [
        "bundler:  vitest.config.ts: vitest has no configuration, and so not the plugin aetherflow/vite",
      ],
    ],
    [
      "no types of Node",
      options({ types: [] }),
      ['types:  tsconfig.json: compilerOptions.types lacks "node"'],
    ],
    [
      "CommonJS under verbatimModuleSyntax",
      {
        ...options({ verbatimModuleSyntax: true }),
        "package.json": { ...manifest, type: "commonjs" },
      },
      [
        "modules:  tsconfig.json: verbatimModuleSyntax forbids `import` in CommonJS modules, which generated ones have",
      ],
    ],
    [
      "a ts-patch that is too old",
      { "node_modules/ts-patch/package.json": { version: "3.0.0" } },
      ["packages: AF0003 package.json: ts-patch 3.0.0 does not support TypeScript 6.0.3"],
    ],
    [
      "a ts-patch that is too new",
      { "node_modules/typescript/package.json": { version: "5.9.3" } },
      ["packages: AF0003 package.json: ts-patch 4.0.1 does not support TypeScript 5.9.3"],
    ],
    [
      "TypeScript 7",
      { "node_modules/typescript/package.json": { version: "7.0.2" } },
      [
        "plugin: AF0002 tsconfig.json: TypeScript 7.0.2 ignores the entry aetherflow/transform",
        "scripts:  package.json: scripts.build runs `tspc`, which writes no wiring",
      ],
    ],
  ])("find %s", (_, changes, expected) => {
    expect(faultsIn(configured(changes))).toEqual(expected);
  });

  it("find what is asked for and not installed", () => {
    const folder = configured();
    folder.remove("node_modules/aetherflow");
    expect(faultsIn(folder)).toEqual([
      "packages:  package.json: aetherflow is asked for, and not installed",
    ]);
  });

  it("find two copies, and a command of another version", () => {
    const dependencies = { ...manifest.dependencies, words: "1" };
    const folder = configured({
      "package.json": { ...manifest, dependencies },
      ...installed("words", "1.0.0"),
    });
    expect(faultsIn(folder)).toEqual([]);
    folder.write("node_modules/words/node_modules/aetherflow/package.json", { version: "0.0.9" });
    folder.write("node_modules/aetherflow/package.json", { version: "0.0.8" });
    expect(faultsIn(folder)).toEqual([
      expect.stringMatching(/^copies: AF0005 : 2 copies .* \(0\.0\.8\), .* \(0\.0\.9\)$/u),
      "version: AF0006 : this command is of aetherflow 0.0.0-test, and the project has 0.0.8",
    ]);
  });

  it("find an old Node", () => {
    const folder = configured();
    const versions = { ...process.versions, node: "20.18.1" };
    vi.spyOn(process, "versions", "get").mockReturnValue(versions);
    expect(faultsIn(folder)).toEqual(["node:  : Node 20.18.1 is older than 20.19.0"]);
    const { engines } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(engines.node).toBe(`>=${oldestNode}`);
  });
});
