import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rspack } from "@rspack/core";
import { build as esbuild, transform } from "esbuild";
import { rolldown } from "rolldown";
import { type Plugin, rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { type Project, repository } from "../../project.js";

const door = pathToFileURL(join(repository, "dist/unplugin.js")).href;
const { default: aetherflow }: typeof import("../../../compiler/adapters/unplugin.js") =
  await import(/* @vite-ignore */ door);

export type Format = "esm" | "cjs";

/** Bundles `src/main.ts` into `out/main.mjs`, or `.cjs`, with its map. Rejects with what the bundler reports. */
type Build = (project: Project, format: Format) => Promise<void>;

const extension = { esm: "mjs", cjs: "cjs" } as const;
const file = (format: Format) => `[name].${extension[format]}`;

export const builds: Readonly<Record<string, Build>> = {
  async esbuild(project, format) {
    await esbuild({
      ...{ absWorkingDir: project.folder, bundle: true, platform: "node", target: "node20" },
      ...{ entryPoints: ["src/main.ts"], outdir: "out", format, sourcemap: true },
      outExtension: { ".js": `.${extension[format]}` },
      ...{ logLevel: "silent", plugins: [aetherflow.esbuild()] },
    });
  },

  async vite(project, format) {
    await vite({
      ...{ root: project.folder, configFile: false, logLevel: "silent" },
      plugins: [aetherflow.vite()],
      ssr: { noExternal: true },
      build: {
        ...{ ssr: "src/main.ts", outDir: "out", sourcemap: true, target: "node20" },
        rolldownOptions: {
          output: { format, entryFileNames: file(format), chunkFileNames: file(format) },
        },
      },
    });
  },

  async rollup(project, format) {
    const bundle = await rollup({
      input: project.path("src/main.ts"),
      external: [/^node:/],
      plugins: [aetherflow.rollup({ tsconfig: project.folder }), stripTypes(project)],
    });
    await bundle.write(output(project, format));
  },

  async rolldown(project, format) {
    const bundle = await rolldown({
      ...{ cwd: project.folder, input: "src/main.ts", platform: "node" },
      plugins: [aetherflow.rolldown({ tsconfig: project.folder })],
    });
    await bundle.write(output(project, format));
  },

  webpack: (project, format) =>
    compiled((done) => {
      const loader = join(import.meta.dirname, "esbuild-loader.cjs");
      const rules = [{ test: /\.ts$/u, use: { loader } }];
      const plugins = [aetherflow.webpack()];
      const experiments = { outputModule: format === "esm" };
      const options = { ...webpackOptions(project, format), module: { rules }, plugins };
      webpack({ ...options, experiments }, done);
    }),

  rspack: (project, format) =>
    compiled((done) => {
      const options = { jsc: { parser: { syntax: "typescript" }, target: "es2022" } };
      const rules = [{ test: /\.ts$/u, loader: "builtin:swc-loader", options }];
      const plugins = [aetherflow.rspack()];
      rspack({ ...webpackOptions(project, format), module: { rules }, plugins }, done);
    }),
};

const output = (project: Project, format: Format) => ({
  ...{ dir: project.path("out"), format, sourcemap: true },
  ...{ entryFileNames: file(format), chunkFileNames: file(format) },
});

const webpackOptions = (project: Project, format: Format) => {
  const path = project.path("out");
  const esm = { module: true, chunkFormat: "module" } as const;
  return {
    ...({ mode: "production", target: "node20", devtool: "source-map" } as const),
    ...{ context: project.folder, entry: { main: "./src/main.ts" } },
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    output: { path, filename: file(format), ...(format === "esm" && esm) },
  };
};

interface Stats {
  hasErrors(): boolean;
  toString(options: object): string;
}

type Done = (error: Error | null, stats?: Stats) => void;

const compiled = (run: (done: Done) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    run((error, stats) => {
      if (error === null && stats?.hasErrors() === false) resolve();
      else reject(error ?? new Error(stats?.toString({ colors: false })));
    });
  });

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
