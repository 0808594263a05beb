import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type ts from "typescript";
import { shown } from "../obstacles.js";
import { parse } from "../program-host.js";
import { WrongUse } from "../wrong-use.js";
import { type JsonFile, objectIn, readConfig, readManifest } from "./json-file.js";
import { foldersOfProject } from "./nearest.js";
import { type PackageManager, packageManagerOf } from "./package-manager.js";
import { commandsIn, type ShellCommand } from "./shell-commands.js";
import { refuseSolution } from "./solution.js";
import { dependenciesOf, type Version, versionOf } from "./versions.js";
import { type Way, wayOf } from "./way.js";

/** What there is in a project before anything is set up. */
export interface ProjectFacts {
  /** The folder of the package.json. */
  readonly root: string;
  readonly manifest: JsonFile;
  readonly scripts: Readonly<Record<string, string>>;
  readonly commands: readonly ShellCommand[];
  readonly tsconfig: JsonFile;
  readonly parsed: ts.ParsedCommandLine;
  readonly manager: PackageManager;
  readonly typescript: Version | undefined;
  readonly tsPatch: Version | undefined;
  readonly way: Way;
}

export function readProject(project: string): ProjectFacts {
  const { tsconfig, manifest } = filesOf(project);
  const root = dirname(manifest.path);
  const scripts = scriptsOf(manifest);
  const commands = Object.values(scripts).flatMap((each) => commandsIn(each));
  const typescript = versionOf(root, "typescript");
  return {
    ...{ root, manifest, scripts, commands, tsconfig, typescript },
    parsed: parse(tsconfig.path),
    manager: packageManagerOf(root),
    tsPatch: versionOf(root, "ts-patch"),
    way: wayOf(typescript, commands),
  };
}

function filesOf(project: string) {
  const path = resolve(project);
  if (!existsSync(path)) throw new WrongUse(`There is no ${project}.`);
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const manifestPath = foldersOfProject(folder)
    .map((each) => join(each, "package.json"))
    .find((each) => existsSync(each));
  if (manifestPath === undefined)
    throw new WrongUse(`There is no package.json in ${project}. \`npm init\` writes one.`);
  const manifest = readManifest(manifestPath);
  const config = isFolder ? join(path, "tsconfig.json") : path;
  if (!existsSync(config)) throw new WrongUse(withoutConfig(project, manifest));
  const tsconfig = readConfig(config.replaceAll("\\", "/"));
  refuseSolution(tsconfig);
  return { tsconfig, manifest };
}

function withoutConfig(project: string, manifest: JsonFile): string {
  const root = dirname(manifest.path);
  const isTypeScript =
    "typescript" in dependenciesOf(manifest) || existsSync(join(root, "tsconfig.json"));
  if (isTypeScript)
    return `There is no tsconfig.json in ${project}. Name one with -p, or write one by \`npx tsc --init\`.`;
  const name = String(manifest.value.name ?? shown(root));
  return `${name} is no TypeScript project: it has no tsconfig.json, and its package.json does not ask for typescript.`;
}

function scriptsOf({ value }: JsonFile): Readonly<Record<string, string>> {
  const entries = Object.entries(objectIn(value, "scripts"));
  return Object.fromEntries(entries.filter(([, script]) => typeof script === "string")) as Record<
    string,
    string
  >;
}

/** As a file is called in what is said of it. */
export const nameOf = ({ root }: Pick<ProjectFacts, "root">, path: string): string =>
  relative(root, path).replaceAll("\\", "/");
