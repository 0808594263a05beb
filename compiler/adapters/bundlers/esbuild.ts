import { readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { OnLoadArgs, OnLoadResult, OnStartResult, PluginBuild } from "esbuild";
import type { UnpluginOptions } from "unplugin";
import { ownUrl } from "../../model/runtime-contract.js";
import { takeDecorators } from "./esbuild-decorators.js";
import { messagesOf } from "./esbuild-messages.js";
import { bundleWorker } from "./esbuild-worker.js";
import { analysisIn, type Options } from "./options.js";
import { refuseTwo } from "./refusals.js";
import { type Format, noWorkers, startsWorkers, withUrl } from "./worker-url.js";

export const forEsbuild = (options: Options): Partial<UnpluginOptions> => ({
  esbuild: { setup: (build) => setUp(build, options) },
});

const workers = "aetherflow-worker";

function setUp(build: PluginBuild, options: Options): void {
  const { initialOptions } = build;
  refuseTwo(initialOptions.plugins ?? []);
  const folder = initialOptions.absWorkingDir ?? process.cwd();
  const analysis = analysisIn(folder, options);
  const format = formatOf(build);
  build.onStart(() => {
    if (initialOptions.bundle && !isKnown(format)) return { errors: [{ text: noWorkers(format) }] };
    return messagesOf(analysis.refresh(), folder) satisfies OnStartResult;
  });
  takeDecorators(build);
  if (!initialOptions.bundle || !isKnown(format)) return;
  // Go, which runs the filters, knows no flag u.
  build.onLoad({ filter: /\.wiring\.[cm]?ts$/ }, ({ path }) => {
    const { sources, folders } = analysis.refresh();
    const watched = { watchFiles: [...sources], watchDirs: [...folders] };
    return { ...wiringAt(path, format), ...watched };
  });
  build.onResolve({ filter: new RegExp(`^${workers}:`) }, ({ path }) => {
    const wiring = path.slice(workers.length + 1);
    return { path: assetOf(wiring, format), namespace: workers, pluginData: wiring };
  });
  build.onLoad({ filter: /.*/, namespace: workers }, ({ pluginData }: OnLoadArgs) =>
    bundleWorker(build, { wiring: pluginData, format }),
  );
}

function formatOf({ initialOptions }: PluginBuild): string {
  const { format, platform } = initialOptions;
  if (format !== undefined) return format;
  return platform === "node" ? "cjs" : platform === "neutral" ? "esm" : "iife";
}

const isKnown = (format: string): format is Format => format in ownUrl;

/** Imports its worker as a file: esbuild names it, writes it, and says where it is from here. */
function wiringAt(path: string, format: Format): OnLoadResult {
  const code = readFileSync(path, "utf8");
  const from = { loader: "ts", resolveDir: dirname(path) } as const;
  if (!startsWorkers(path, code)) return { ...from, contents: code };
  const name = "aetherflowWorker";
  const wired = withUrl(code, `new URL(${name}, ${ownUrl[format]}).href`);
  const specifier = JSON.stringify(`${workers}:${path}`);
  return { ...from, contents: `${wired}import ${name} from ${specifier};\n` };
}

/** With the extension that leaves no doubt about its format. */
const assetOf = (wiring: string, format: Format): string =>
  join(dirname(wiring), basename(wiring, extname(wiring)) + (format === "esm" ? ".mjs" : ".cjs"));
