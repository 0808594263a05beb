import { readFileSync } from "node:fs";
import { dirname, posix, resolve } from "node:path";
import type { BuildFailure, BuildOptions, OnLoadResult, Plugin, PluginBuild } from "esbuild";
import { ownUrl } from "../../model/runtime-contract.js";
import { takeDecorators } from "./esbuild-decorators.js";
import { type Format, withUrl } from "./worker-url.js";

export interface WorkerEntry {
  /** Path of the wiring module. */
  readonly wiring: string;
  readonly format: Format;
}

/** The wiring and what it needs as one file more, bundled as the rest is. */
export async function bundleWorker(build: PluginBuild, entry: WorkerEntry): Promise<OnLoadResult> {
  const options = workerOptions(build.initialOptions, entry);
  try {
    const { warnings, outputFiles, metafile } = await build.esbuild.build(options);
    const folder = build.initialOptions.absWorkingDir ?? process.cwd();
    return {
      ...{ warnings, loader: "file" },
      contents: outputFiles.find((each) => /\.[cm]?js$/u.test(each.path))?.contents ?? "",
      watchFiles: Object.keys(metafile.inputs).map((each) => resolve(folder, each)),
    };
  } catch (failure) {
    const { errors, warnings } = failure as BuildFailure;
    return { errors, warnings };
  }
}

function workerOptions(options: BuildOptions, { wiring, format }: WorkerEntry) {
  const { entryPoints: _, outfile, stdin: __, plugins = [], ...rest } = options;
  const { outdir = outfile === undefined ? "." : dirname(outfile), assetNames = "[name]" } = rest;
  return {
    ...rest,
    outdir,
    // Where the file will be, so that other files are found from there.
    entryNames: posix.join(posix.dirname(assetNames), "[name]"),
    entryPoints: [wiring],
    plugins: [itself(wiring, format), ...plugins.filter((each) => each.name !== "aetherflow")],
    sourcemap: options.sourcemap ? ("inline" as const) : false,
    ...({ format, splitting: false, write: false, metafile: true, logLevel: "silent" } as const),
  };
}

/** The worker's entry is the file that it is in. */
const itself = (wiring: string, format: Format): Plugin => ({
  name: "aetherflow",
  setup(build) {
    build.onLoad({ filter: /\.wiring\.[cm]?ts$/ }, ({ path }) => {
      if (path !== wiring) return undefined;
      const contents = withUrl(readFileSync(path, "utf8"), ownUrl[format]);
      return { contents, loader: "ts", resolveDir: dirname(path) };
    });
    takeDecorators(build);
  },
});
