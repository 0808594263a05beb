import { relative } from "node:path";
import type { Compiler as Rspack } from "@rspack/core";
import type { UnpluginOptions } from "unplugin";
import type { Compilation, Compiler, Module } from "webpack";
import { oneText } from "../../diagnostics/render.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Round } from "../analysis.js";
import { isWiring } from "../reads.js";
import { bySeverity } from "./by-severity.js";
import { analysisIn, type Options } from "./options.js";
import { refuseTwo } from "./refusals.js";
import { parseable } from "./rollup.js";
import { startsWorkers, withUrl } from "./worker-url.js";

const name = "aetherflow";

/** For webpack, and for Rspack, which has its plugins. Each wiring module in the bundle becomes one more entry. */
export const forWebpack = (options: Options): Partial<UnpluginOptions> => {
  let compiler: Compiler;
  const apply = (given: Compiler) => {
    compiler = given;
    setUp(compiler, options);
  };
  return {
    transform(code, id) {
      if (!startsWorkers(id, code)) return parseable(code, id);
      const file = JSON.stringify(workerFile(compiler, id));
      const wired = withUrl(code, `new URL(${file}, __webpack_base_uri__).href`);
      return { code: `${wired}declare const __webpack_base_uri__: string;\n`, map: null };
    },
    transformInclude: (id) => /\.[cm]?tsx?$/u.test(id),
    webpack: apply,
    rspack: (given: Rspack) => apply(given as unknown as Compiler),
  };
};

function setUp(compiler: Compiler, options: Options): void {
  refuseTwo([{ name }, ...compiler.hooks.finishMake.taps]);
  const analysis = analysisIn(compiler.context, options);
  compiler.hooks.beforeCompile.tap(name, () => {
    analysis.refresh();
  });
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    reportTo({ compiler, compilation }, analysis.refresh());
  });
  compiler.hooks.finishMake.tapPromise(name, async (compilation) => {
    await Promise.all(
      wiringIn(compilation).map((path) => addEntry({ compiler, compilation }, path)),
    );
  });
}

interface Compiling {
  readonly compiler: Compiler;
  readonly compilation: Compilation;
}

function wiringIn({ modules }: Compilation): readonly string[] {
  const paths = [...modules].map((each) => (each as Module & { resource?: string }).resource ?? "");
  return [...new Set(paths.filter(isWiring).map(unescaped))];
}

/** A `#` of a path has a mark before it, in each of the two another: else a fragment would begin. */
const unescaped = (path: string): string => path.replace(/[\0\u200b]#/gu, "#");

function addEntry({ compiler, compilation }: Compiling, path: string): Promise<void> {
  const filename = workerFile(compiler, path);
  const entry = filename.replace(/\.[cm]js$/u, "");
  // From here, so that no folder above is taken for a query or a fragment.
  const request = relative(compiler.context, path).replaceAll("\\", "/");
  const from = /^(?:\.\.?\/|\w:)/u.test(request) ? request : `./${request}`;
  const dependency = compiler.webpack.EntryPlugin.createDependency(from, { name: entry });
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    compilation.addEntry(compiler.context, dependency, { name: entry, filename }, done);
  });
}

/** Flat, as it stands in a URL, and with the extension that leaves no doubt about its format. */
function workerFile({ context, options }: Compiler, path: string): string {
  const stem = relative(context, path).replace(/\.[cm]?ts$/u, "");
  const flat = stem.replace(/^(?:\.\.?[\\/])+/u, "").replace(/[\\/#?%]/gu, "-");
  return `${flat}${options.output.module ? ".mjs" : ".cjs"}`;
}

function reportTo({ compiler, compilation }: Compiling, round: Round): void {
  compilation.fileDependencies.addAll(round.sources);
  compilation.contextDependencies.addAll(round.folders);
  const { errors, others, remarks } = bySeverity(round);
  if (round.obstacle !== undefined) compilation.errors.push(named(compiler, round.obstacle));
  compilation.errors.push(...errors.map((each) => errorOf(compiler, each)));
  compilation.warnings.push(
    ...others.map((each) => errorOf(compiler, each)),
    ...remarks.map((each) => named(compiler, each)),
  );
}

function errorOf(compiler: Compiler, diagnostic: Diagnostic) {
  const { code, file, line, column, endLine, endColumn } = diagnostic;
  const loc = {
    start: { line, column: column - 1 },
    end: { line: endLine, column: endColumn - 1 },
  };
  const error = named(compiler, `${code}: ${oneText(diagnostic)}`);
  return Object.assign(error, { file: `./${file}`, loc });
}

const named = ({ webpack }: Compiler, text: string) =>
  Object.assign(new webpack.WebpackError(text), { name: "AetherFlow", hideStack: true });
