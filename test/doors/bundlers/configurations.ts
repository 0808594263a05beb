import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RspackOptions } from "@rspack/core";
import { type BuildOptions, transform } from "esbuild";
import type { RolldownOptions } from "rolldown";
import type { Plugin, RollupOptions } from "rollup";
import type { InlineConfig } from "vite";
import type { Configuration } from "webpack";
import { type Project, repository } from "../../project.js";

const door = pathToFileURL(join(repository, "dist/unplugin.js")).href;
const { default: aetherflow }: typeof import("../../../compiler/adapters/unplugin.js") =
  await import(/* @vite-ignore */ door);

export type Format = "esm" | "cjs";

const extension = { esm: "mjs", cjs: "cjs" } as const;
const file = (format: Format) => `[name].${extension[format]}`;

/** Of each bundler: what bundles `src/main.ts` into `out/main.mjs`, or `.cjs`, with its map. */
export const forEsbuild = (project: Project, format: Format): BuildOptions => ({
  ...{ absWorkingDir: project.folder, bundle: true, platform: "node", target: "node20" },
  ...{ entryPoints: ["src/main.ts"], outdir: "out", format, sourcemap: true },
  outExtension: { ".js": `.${extension[format]}` },
  ...{ logLevel: "silent", plugins: [aetherflow.esbuild()] },
});

export const forVite = (project: Project, format: Format) =>
  ({
    ...{ root: project.folder, configFile: false, logLevel: "silent" },
    plugins: [aetherflow.vite()],
    ssr: { noExternal: true },
    build: {
      ...{ ssr: "src/main.ts", outDir: "out", sourcemap: true, target: "node20" },
      rolldownOptions: {
        output: { format, entryFileNames: file(format), chunkFileNames: file(format) },
      },
    },
  }) satisfies InlineConfig;

export const forRollup = (project: Project, format: Format) =>
  ({
    input: project.path("src/main.ts"),
    external: [/^node:/],
    plugins: [aetherflow.rollup({ tsconfig: project.folder }), stripTypes(project)],
    output: output(project, format),
  }) satisfies RollupOptions;

export const forRolldown = (project: Project, format: Format) =>
  ({
    ...{ cwd: project.folder, input: "src/main.ts", platform: "node" },
    plugins: [aetherflow.rolldown({ tsconfig: project.folder })],
    output: output(project, format),
  }) satisfies RolldownOptions;

export function forWebpack(project: Project, format: Format): Configuration {
  const loader = join(import.meta.dirname, "esbuild-loader.cjs");
  const rules = [{ test: /\.ts$/u, use: { loader } }];
  const experiments = { outputModule: format === "esm" };
  const plugins = [aetherflow.webpack()];
  return { ...common(project, format), module: { rules }, experiments, plugins };
}

export function forRspack(project: Project, format: Format): RspackOptions {
  const options = { jsc: { parser: { syntax: "typescript" }, target: "es2022" } };
  const rules = [{ test: /\.ts$/u, loader: "builtin:swc-loader", options }];
  return { ...common(project, format), module: { rules }, plugins: [aetherflow.rspack()] };
}

const output = (project: Project, format: Format) => ({
  ...{ dir: project.path("out"), format, sourcemap: true },
  ...{ entryFileNames: file(format), chunkFileNames: file(format) },
});

const common = (project: Project, format: Format) => {
  const path = project.path("out");
  const esm = { module: true, chunkFormat: "module" } as const;
  return {
    ...({ mode: "production", target: "node20", devtool: "source-map" } as const),
    ...{ context: project.folder, entry: { main: "./src/main.ts" } },
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    output: { path, filename: file(format), ...(format === "esm" && esm) },
  };
};

/** Rollup knows JavaScript only, and no packages. */
const stripTypes = (project: Project): Plugin => ({
  name: "strip-types",
  resolveId(id, importer) {
    if (id === "aetherflow/internal") return join(repository, "dist/internal.js");
    if (id === "aetherflow") return join(repository, "dist/index.js");
    if (!id.startsWith(".") || importer?.startsWith(project.path("src")) !== true) return undefined;
    return this.resolve(id.replace(/\.js$/u, ".ts"), importer, { skipSelf: true });
  },
  async transform(code, id) {
    if (!id.endsWith(".ts")) return undefined;
    const options = { loader: "ts", sourcefile: id, sourcemap: true, target: "node20" } as const;
    return transform(code, options);
  },
});
