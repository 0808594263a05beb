import { describe, expect, it } from "vitest";
import { withPlugin } from "../../compiler/adapters/setup/config/with-plugin.js";

function edited(text: string, entry = "aetherflow/vite", path = "vite.config.ts"): string {
  const outcome = withPlugin(path, text, { entry });
  if (outcome.kind !== "edited") return outcome.kind;
  expect(withPlugin(path, outcome.text, { entry })).toEqual({ kind: "present" });
  return outcome.text;
}

const line = 'import aetherflow from "aetherflow/vite";\n';

describe("a configuration file", () => {
  it.each<[string, string, string]>([
    [
      "an object",
      "export default { root: 1 };\n",
      `${line}\nexport default { plugins: [aetherflow()], root: 1 };\n`,
    ],
    [
      "an empty object",
      "export default {};\n",
      `${line}\nexport default { plugins: [aetherflow()] };\n`,
    ],
    [
      "a call, with other plugins in lines",
      'import { defineConfig } from "vite";\n\nexport default defineConfig({\n  plugins: [\n    react(), // first\n  ],\n});\n',
      `import { defineConfig } from "vite";\n${line}\nexport default defineConfig({\n  plugins: [\n    aetherflow(),\n    react(), // first\n  ],\n});\n`,
    ],
    [
      "single quotes, no semicolons, tabs and Windows lines",
      "import x from 'x'\r\nexport default {\r\n\tplugins: [x()],\r\n}\r\n",
      "import x from 'x'\r\nimport aetherflow from 'aetherflow/vite'\r\nexport default {\r\n\tplugins: [aetherflow(), x()],\r\n}\r\n",
    ],
    [
      "a function with a block",
      "export default defineConfig(({ mode }) => {\n  const x = mode;\n  return {\n    define: { x },\n  };\n});\n",
      `${line}\nexport default defineConfig(({ mode }) => {\n  const x = mode;\n  return {\n    plugins: [aetherflow()],\n    define: { x },\n  };\n});\n`,
    ],
    [
      "an asynchronous function that returns at once",
      "export default async () => ({ plugins: [] });\n",
      `${line}\nexport default async () => ({ plugins: [aetherflow()] });\n`,
    ],
    [
      "names for the configuration and the plugins, and types",
      "const plugins = [a()];\nconst config = { plugins } satisfies Config;\nexport default config as Config;\n",
      `${line}\nconst plugins = [aetherflow(), a()];\nconst config = { plugins } satisfies Config;\nexport default config as Config;\n`,
    ],
    [
      "plugins without those that are off",
      "export default { plugins: [x && a()].flat().filter(Boolean) };\n",
      `${line}\nexport default { plugins: [aetherflow(), x && a()].flat().filter(Boolean) };\n`,
    ],
    [
      "a merge with a base",
      'import base from "./base.js";\nexport default mergeConfig(base, defineConfig({ test: {} }));\n',
      `import base from "./base.js";\n${line}export default mergeConfig(base, defineConfig({ plugins: [aetherflow()], test: {} }));\n`,
    ],
    [
      "the name taken",
      "const aetherflow = 1;\nexport default {};\n",
      'import aetherflowPlugin from "aetherflow/vite";\n\nconst aetherflow = 1;\nexport default { plugins: [aetherflowPlugin()] };\n',
    ],
    [
      "an import without a use",
      `${line}export default {};\n`,
      `${line}export default { plugins: [aetherflow()] };\n`,
    ],
    [
      "a comment at the top",
      "// @ts-check\nexport default {};\n",
      `// @ts-check\n${line}\nexport default { plugins: [aetherflow()] };\n`,
    ],
  ])("with %s gets the plugin, and then has it", (_, before, after) => {
    expect(edited(before)).toBe(after);
  });

  it.each<[string, string]>([
    ["two objects", "export default [{}, {}];\n"],
    ["a condition", "export default x ? {} : { y };\n"],
    [
      "two places that return",
      "export default () => {\n  if (x) return {};\n  return { y };\n};\n",
    ],
    ["another function", "export default withPreset({});\n"],
    ["plugins of a choice", "export default { plugins: [a()].filter(isOn) };\n"],
    ["plugins by a call", "export default { plugins: all() };\n"],
    ["plugins by a condition", "export default { plugins: x ? [] : [y()] };\n"],
    ["plugins that may be changed", "let plugins = [];\nexport default { plugins };\n"],
    ["something spread", "export default { ...base };\n"],
    ["something imported", 'import config from "./base.js";\nexport default config;\n'],
    ["a syntax error", "export default { plugins: [;\n"],
    ["no export", "const config = {};\n"],
  ])("with %s is not understood", (_, text) => {
    const outcome = withPlugin("vite.config.ts", text, { entry: "aetherflow/vite" });
    expect(outcome.kind).toBe("not understood");
  });

  it("in CommonJS gets a require", () => {
    const before =
      'const path = require("node:path");\n\nmodule.exports = {\n  mode: "none",\n};\n';
    expect(edited(before, "aetherflow/webpack", "webpack.config.js")).toBe(
      'const path = require("node:path");\nconst aetherflow = require("aetherflow/webpack").default;\n\n' +
        'module.exports = {\n  plugins: [aetherflow()],\n  mode: "none",\n};\n',
    );
    expect(edited("exports.default = {};\n", "aetherflow/webpack", "webpack.config.js")).toBe(
      'const aetherflow = require("aetherflow/webpack").default;\n\nexports.default = { plugins: [aetherflow()] };\n',
    );
  });
});

it.each<[string, string]>([
  ["export default all();\n", 'import aetherflow from "aetherflow/webpack";'],
  ["module.exports = all()\n", 'const aetherflow = require("aetherflow/webpack").default'],
])("%j is said to need what is the custom there", (text, importing) => {
  const outcome = withPlugin("webpack.config.js", text, { entry: "aetherflow/webpack" });
  expect(outcome).toEqual({ kind: "not understood", importing });
});

describe("a configuration file for a tsconfig that must be named", () => {
  const plugin = { entry: "aetherflow/vite", tsconfig: "tsconfig.app.json" };
  const config = (options: string) =>
    `${line}\nexport default { plugins: [aetherflow(${options})] };\n`;
  const named = config('{ tsconfig: "tsconfig.app.json" }');

  it.each(["export default {};\n", config("")])("gets its name after %j", (before) => {
    expect(withPlugin("vite.config.ts", before, plugin)).toEqual({ kind: "edited", text: named });
  });

  it.each([named, config("options")])("stays as it is in %j", (text) => {
    expect(withPlugin("vite.config.ts", text, plugin)).toEqual({ kind: "present" });
  });
});

describe("a program that calls esbuild", () => {
  const of = (text: string) => edited(text, "aetherflow/esbuild", "build.mjs");
  const own = 'import aetherflow from "aetherflow/esbuild";\n';

  it("gets the plugin into each build, and once where builds share options", () => {
    const esbuild = 'import * as esbuild from "esbuild";\n';
    expect(
      of(
        `${esbuild}const shared = { bundle: true };\nif (watch) await (await esbuild.context(shared)).watch();\nelse await esbuild.build(shared);\nawait esbuild.build({ outdir: "x" });\n`,
      ),
    ).toBe(
      `${esbuild}${own}const shared = { plugins: [aetherflow()], bundle: true };\nif (watch) await (await esbuild.context(shared)).watch();\nelse await esbuild.build(shared);\nawait esbuild.build({ plugins: [aetherflow()], outdir: "x" });\n`,
    );
    expect(of('const { build } = require("esbuild");\nbuild({ outdir: "x" });\n')).toBe(
      'const { build } = require("esbuild");\nconst aetherflow = require("aetherflow/esbuild").default;\nbuild({ plugins: [aetherflow()], outdir: "x" });\n',
    );
  });

  it("is not understood when its options come from elsewhere, or it has no build", () => {
    expect(of('import { build } from "esbuild";\nbuild(options());\n')).toBe("not understood");
    expect(of('import { transform } from "esbuild";\ntransform("");\n')).toBe("not understood");
    expect(of('import { build } from "vite";\nbuild({});\n')).toBe("not understood");
  });
});
