import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type ts from "typescript";
import { parse } from "../program-host.js";
import { isObject, type JsonFile, type JsonObject, objectIn, readConfig } from "./json-file.js";
import type { ProjectFacts } from "./project-facts.js";
import { has, optionOf } from "./shell-commands.js";
import { projectOf, takesPlugins } from "./tools.js";

/** A tsconfig that a script gives to the compiler. */
export interface BuiltConfig {
  readonly file: JsonFile;
  /** Its entries of `plugins`, which may be inherited. */
  readonly plugins: readonly JsonObject[];
  /** Paths of what it extends, the nearest first or not. */
  readonly bases: readonly string[];
}

type Facts = Pick<ProjectFacts, "root" | "commands" | "tsconfig">;

/** The project's own first. */
export function builtConfigs({ root, commands, tsconfig }: Facts): readonly BuiltConfig[] {
  const named = commands
    .filter(takesPlugins)
    .map(
      (each) =>
        projectOf(each) ??
        (has(each, "-b", "--build") ? optionOf(each, "-b", "--build") : undefined),
    )
    .filter((each) => each !== undefined && !each.startsWith("-"))
    .map((each) => configAt(resolve(root, each!)));
  const paths = new Set([tsconfig.path, ...named].map((each) => each.replaceAll("\\", "/")));
  return [...paths]
    .filter((each) => existsSync(each))
    .map(builtConfig)
    .filter(hasFiles);
}

function configAt(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, "tsconfig.json") : path;
}

interface ConfigSource {
  readonly extendedSourceFiles?: readonly string[];
}

function builtConfig(path: string): BuiltConfig {
  const file = readConfig(path);
  const { options } = parse(path);
  const { extendedSourceFiles = [] } = (options.configFile ?? {}) as ConfigSource;
  return { file, plugins: pluginsIn(options), bases: extendedSourceFiles };
}

const pluginsIn = ({ plugins }: ts.CompilerOptions): readonly JsonObject[] =>
  Array.isArray(plugins) ? (plugins as unknown[]).filter(isObject) : [];

/** One that only names other projects is compiled by way of those. */
const hasFiles = ({ file: { value } }: BuiltConfig): boolean =>
  !(Array.isArray(value.files) && value.files.length === 0 && value.include === undefined);

/** What a tsconfig itself has in a list of its compiler options. */
export function ownList(
  { value }: Pick<JsonFile, "value">,
  name: string,
): readonly unknown[] | undefined {
  const found = objectIn(value, "compilerOptions")[name];
  return Array.isArray(found) ? found : undefined;
}
