import { execFileSync } from "node:child_process";
import { applyPatch, parsePatch } from "diff";
import { describe, expect, it } from "vitest";
import { writeAll } from "../../compiler/adapters/setup/file-changes.js";
import { type InitOptions, init } from "../../compiler/adapters/setup/init.js";
import { type Files, Folder, installed, printing } from "./folder.js";

const config = {
  compilerOptions: { target: "es2022", module: "nodenext", types: ["node"], strict: true },
  include: ["src"],
};

const tool = (typescript: string, more: Files = {}): Files => ({
  "tsconfig.json": config,
  ...installed("typescript", typescript),
  ...installed("ts-patch", typescript.startsWith("6") ? "4.0.1" : "3.3.0"),
  ...installed("aetherflow", "0.0.0-test"),
  ...installed("@types/node", "20.0.0"),
  ...more,
});

const withScripts = (scripts: Readonly<Record<string, string>>) => ({
  "package.json": { name: "x", type: "module", scripts },
});

function running(folder: Folder, options: Partial<InitOptions> = {}) {
  return printing(() => init({ project: folder.at(), ...options }));
}

describe("init", () => {
  it("puts the plugin into the tsconfig and tspc into the scripts", () => {
    const scripts = {
      build: "tsc",
      types: "npx tsc --noEmit",
      version: "tsc --version",
      lint: "biome",
    };
    const folder = new Folder(tool("6.0.3", withScripts(scripts)));
    const { stdout } = running(folder);
    expect(folder.json("package.json").scripts).toEqual({
      ...{ build: "tspc", types: "npx tspc --noEmit", version: "tsc --version", lint: "biome" },
    });
    expect(folder.json("tsconfig.json").compilerOptions).toEqual({
      ...config.compilerOptions,
      plugins: [
        {
          name: "aetherflow/tsserver",
          transform: "aetherflow/transform",
          transformProgram: true,
        },
      ],
    });
    expect(stdout).toBe(`tsconfig.json
  compilerOptions.plugins has aetherflow/transform
package.json
  scripts.build: tspc
  scripts.types: npx tspc --noEmit
Next: a first context and a node. \`npx aetherflow init --example\` writes small ones into src/example.
\`npx aetherflow doctor\` says whether everything is wired.
`);
  });

  it("has nothing to do the second time", () => {
    const folder = new Folder(tool("6.0.3", withScripts({ build: "tsc && vite build" })));
    running(folder);
    const after = folder.texts;
    expect(running(folder).stdout).toBe("Nothing is left to do.\n");
    expect(folder.texts).toEqual(after);
  });

  it("generates before TypeScript 7, and beside it when it watches", () => {
    const scripts = {
      build: "tsc -p tsconfig.json",
      dev: "tsc -w",
      test: "npm run build && node --test",
    };
    const folder = new Folder(tool("7.0.2", withScripts(scripts)));
    running(folder);
    expect(folder.json("package.json").scripts).toEqual({
      build: "aetherflow generate -p tsconfig.json && tsc -p tsconfig.json",
      dev: "aetherflow generate && tsc -w",
      test: "npm run build && node --test",
      "generate:watch": "aetherflow generate --watch",
    });
    expect(folder.json("tsconfig.json")).toEqual(config);
    expect(running(folder).stdout).toBe("Nothing is left to do.\n");
  });

  it("shows what it would do as a diff, which applies, and writes nothing", () => {
    const folder = new Folder(tool("6.0.3", withScripts({ build: "tsc && vite build" })));
    const before = folder.texts;
    const { stdout } = running(folder, { dryRun: true, example: true });
    expect(folder.texts).toEqual(before);
    running(folder, { example: true });
    const patched = parsePatch(stdout).map((patch) => {
      const file = patch.newFileName!.replace(/^b\//u, "");
      return [file, applyPatch(before[file] ?? "", patch)];
    });
    expect({ ...before, ...Object.fromEntries(patched) }).toEqual(folder.texts);
  });

  it("writes an example, and leaves what is there of one", () => {
    const folder = new Folder(
      tool("6.0.3", { ...withScripts({ build: "tsc" }), "src/example/main.ts": "// mine\n" }),
    );
    running(folder, { example: true });
    expect(folder.read("src/example/main.ts")).toBe("// mine\n");
    expect(folder.read("src/example/nodes.ts")).toContain("/** @node */");
  });

  it("writes nothing when a file cannot be written", () => {
    const files = { ...withScripts({ build: "tsc" }), "src/example": "a file, not a folder" };
    const folder = new Folder(tool("6.0.3", files));
    const before = folder.texts;
    expect(() => running(folder, { example: true })).toThrow(/^Nothing is changed: E\w+: /u);
    expect(folder.texts).toEqual(before);
  });

  it("takes back what it has written when a later file cannot be put in its place", () => {
    const folder = new Folder({ "a.txt": "old", "b/in-the-way": "" });
    const change = (file: string, before?: string) => ({
      ...{ file, path: folder.at(file), before, after: "new", done: [] },
    });
    const before = folder.texts;
    const changes = [change("a.txt", "old"), change("c.txt"), change("b")];
    expect(() => writeAll(changes)).toThrow(/^Nothing is changed: E\w+: /u);
    expect(folder.texts).toEqual(before);
  });
});

describe("a monorepo", () => {
  it("has the package of the tsconfig that is named, and its own package manager", () => {
    const files = tool("6.0.3", { "package.json": { name: "all" }, "pnpm-lock.yaml": "" });
    const app = { "packages/app/package.json": { name: "app", scripts: { build: "tsc" } } };
    const folder = new Folder({ ...files, ...app, "packages/app/config/tsconfig.json": config });
    execFileSync("git", ["init", "--quiet"], { cwd: folder.path });
    const project = folder.at("packages/app/config/tsconfig.json");
    const { stdout } = running(folder, { project });
    expect(stdout).toContain("`pnpm exec aetherflow doctor -p config/tsconfig.json`");
    expect(folder.json("packages/app/package.json").scripts).toEqual({ build: "tspc" });
    expect(folder.read("packages/app/config/tsconfig.json")).toContain("aetherflow/transform");
    expect(folder.json("package.json")).toEqual({ name: "all" });
  });

  it("is not looked for outside the repository", () => {
    const folder = new Folder({ "package.json": { name: "all" }, "app/tsconfig.json": config });
    expect(() => running(folder, { project: folder.at("app") })).toThrow(
      /^There is no package\.json in /u,
    );
  });
});

describe("what is wrong use", () => {
  it.each<[string, Files, string]>([
    ["a folder without package.json", { "tsconfig.json": config }, "There is no package.json in"],
    [
      "no tsconfig",
      { "package.json": { devDependencies: { typescript: "6" } } },
      "There is no tsconfig.json in",
    ],
    ["no TypeScript", { "package.json": {} }, "is no TypeScript project"],
    [
      "a broken package.json",
      { "package.json": '{\n  "a": 1,\n  b }', "tsconfig.json": config },
      "package.json:3:3 is no JSON: invalid symbol.",
    ],
    [
      "comments in package.json",
      { "package.json": "{} // x", "tsconfig.json": config },
      "package.json:1:4 is no JSON: invalid comment token.",
    ],
    [
      "a broken tsconfig",
      { "package.json": {}, "tsconfig.json": '{ "include": }' },
      "tsconfig.json:1:14 is no JSON: value expected.",
    ],
    [
      "a package.json that is no object",
      { "package.json": "[]", "tsconfig.json": config },
      "package.json holds no object.",
    ],
    [
      "a base that is not there",
      { "package.json": {}, "tsconfig.json": { extends: "./base.json" } },
      "base.json",
    ],
    [
      "a solution",
      {
        "package.json": {},
        "tsconfig.json": {
          files: [],
          references: [{ path: "./tsconfig.app.json" }, { path: "lib" }],
        },
        "lib/tsconfig.json": {},
      },
      "only names other projects. Say which one:",
    ],
  ])("%s", (_, files, message) => {
    const folder = new Folder(files);
    const before = folder.texts;
    expect(() => running(folder)).toThrow(message);
    expect(folder.texts).toEqual(before);
  });

  it("asks for no compiler where there is none", () => {
    const folder = new Folder({ "package.json": {}, "tsconfig.json": config });
    running(folder);
    expect(folder.json("package.json").scripts).toEqual({ build: "aetherflow generate" });
    expect(running(folder).stdout).not.toContain("package.json");
  });

  it.each([
    ["src/example", { include: ["src"] }],
    ["app/example", { include: ["*.ts", "./app/**/*"], files: ["a.ts"] }],
    ["example", {}],
    ["example", { files: ["a.ts"] }],
    ["lib/example", { compilerOptions: { rootDir: "lib" }, include: ["test", "lib"] }],
  ])("writes the example into %s under %j", (folder, tsconfig) => {
    const project = new Folder({ ...tool("6.0.3", withScripts({})), "tsconfig.json": tsconfig });
    running(project, { example: true });
    expect(project.read(`${folder}/main.ts`)).toContain("launch");
  });

  it("leaves a build alone that is a program of a bundler", () => {
    const folder = new Folder({
      ...tool("6.0.3", withScripts({ build: "node build.mjs" })),
      "build.mjs": 'import { build } from "esbuild";\nbuild(options());\n',
    });
    const { stdout } = running(folder);
    expect(stdout).toContain("build.mjs: to do by hand");
    expect(stdout).not.toContain("package.json");
  });

  it("names the tsconfig to every tool that would take another", () => {
    const files = {
      ...withScripts({ build: "tsc -b && vite build", test: "jest", dev: "tsc -b -w" }),
      "tsconfig.app.json": config,
      "tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }] },
      "vite.config.ts": "export default {};\n",
    };
    const folder = new Folder({ ...tool("7.0.2"), ...files });
    const project = folder.at("tsconfig.app.json");
    const { stdout } = running(folder, { project });
    const generate = "aetherflow generate -p tsconfig.app.json";
    expect(folder.json("package.json").scripts).toEqual({
      build: `${generate} && tsc -b && vite build`,
      test: `${generate} && jest`,
      dev: `${generate} && tsc -b -w`,
      "generate:watch": "aetherflow generate --watch -p tsconfig.app.json",
    });
    expect(folder.read("vite.config.ts")).toContain(
      'aetherflow({ tsconfig: "tsconfig.app.json" })',
    );
    expect(stdout).toContain("`npx aetherflow doctor -p tsconfig.app.json` says");
    expect(running(folder, { project }).stdout).toBe("Nothing is left to do.\n");
  });

  it("names the projects of a solution", () => {
    const references = [{ path: "./tsconfig.app.json" }, { path: "lib" }];
    const folder = new Folder({
      "package.json": {},
      "tsconfig.json": { files: [], references },
      "lib/tsconfig.json": {},
    });
    expect(() => running(folder)).toThrow(
      /-p \S*tsconfig\.app\.json\n {2}-p \S*lib\/tsconfig\.json$/u,
    );
  });
});
