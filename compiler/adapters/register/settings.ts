import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import type { CompilerOptions } from "typescript";
import { parse } from "../program-host.js";

/** What a thread must know to run TypeScript, as data. */
export interface Settings {
  /** A folder for what has been compiled, for other threads and runs. */
  readonly cache: string | undefined;
  /** What is beside a package.json without a `type`, or all of it. */
  readonly formats: Formats;
  readonly options: CompilerOptions;
  readonly paths: readonly PathAlias[];
}

export interface Formats {
  readonly follow: "package" | "options";
  readonly otherwise: "module" | "commonjs";
}

/** From `paths` of the tsconfig: what starts and ends like this is one of these files. */
export interface PathAlias {
  readonly start: string;
  readonly end: string | undefined;
  readonly targets: readonly string[];
}

export function settingsOf(config: string): Settings {
  const { options } = parse(config) as unknown as { options: CompilerOptions };
  const emitting = Object.fromEntries(
    relevant.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
  const isDefine = (options.target ?? ts.ScriptTarget.Latest) >= ts.ScriptTarget.ES2022;
  return {
    cache: cacheIn(dirname(config)),
    formats: formatsOf(options),
    options: { useDefineForClassFields: isDefine, ...emitting },
    paths: pathsOf(options, dirname(config)),
  };
}

/** The options on which the JavaScript of one file depends. */
const relevant = [
  "experimentalDecorators",
  "useDefineForClassFields",
  "verbatimModuleSyntax",
  "jsx",
  "jsxFactory",
  "jsxFragmentFactory",
  "jsxImportSource",
] as const;

function formatsOf({ module = ts.ModuleKind.ES2022 }: CompilerOptions): Formats {
  const { Node16, NodeNext, ES2015 } = ts.ModuleKind;
  if (module >= Node16 && module <= NodeNext) return { follow: "package", otherwise: "commonjs" };
  return { follow: "options", otherwise: module >= ES2015 ? "module" : "commonjs" };
}

/** Beside what other tools keep there, if the project has packages at all. */
function cacheIn(folder: string): string | undefined {
  const packages = join(folder, "node_modules");
  if (existsSync(packages)) return join(packages, ".cache/aetherflow");
  return dirname(folder) === folder ? undefined : cacheIn(dirname(folder));
}

function pathsOf(options: CompilerOptions, folder: string): readonly PathAlias[] {
  const { paths = {}, baseUrl = folder } = options;
  return Object.entries(paths).map(([pattern, targets]) => {
    const [start = "", end] = pattern.split("*");
    return { start, end, targets: targets.map((each) => join(baseUrl, each)) };
  });
}
