import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProjectFacts } from "./project-facts.js";
import { optionOf, type ShellCommand } from "./shell-commands.js";
import { textIfAny } from "./text-file.js";

export interface Bundler {
  readonly name: string;
  readonly entry: string;
  /** The path of the configuration; of one that is not there yet, where it would be. */
  readonly config: string | undefined;
}

const named = ["vite", "rollup", "rolldown", "webpack", "rspack"] as const;

/** What bundles this project: by its configuration file, or by a script that runs it. */
export function bundlersOf(facts: ProjectFacts): readonly Bundler[] {
  const found = named.map((name) => bundler(facts, name)).filter((each) => each !== undefined);
  return [...found, ...testBundler(facts, found), ...esbuildPrograms(facts)];
}

function bundler(facts: ProjectFacts, name: string): Bundler | undefined {
  const commands = facts.commands.filter(({ program }) => program === name);
  const config = configGiven(facts, commands) ?? configIn(facts.root, name);
  if (config === undefined && commands.length === 0) return undefined;
  return { name, entry: `aetherflow/${name}`, config };
}

/** Vitest has its own configuration, or that of Vite. */
function testBundler(facts: ProjectFacts, found: readonly Bundler[]): readonly Bundler[] {
  const own = configIn(facts.root, "vitest");
  const isUsed = own !== undefined || facts.commands.some(({ program }) => program === "vitest");
  if (!isUsed || (own === undefined && found.some(({ name }) => name === "vite"))) return [];
  return [{ name: "vitest", entry: "aetherflow/vite", config: own }];
}

function configGiven({ root }: ProjectFacts, commands: readonly ShellCommand[]) {
  const given = commands.map((each) => optionOf(each, "-c", "--config")).find((each) => each);
  const path = given === undefined ? undefined : join(root, given);
  return path !== undefined && existsSync(path) ? path : undefined;
}

function configIn(root: string, name: string): string | undefined {
  const pattern = new RegExp(`^${name}\\.config\\.[cm]?[jt]s$`, "u");
  const file = readdirSync(root)
    .filter((each) => pattern.test(each))
    .sort()[0];
  return file && join(root, file);
}

/** Programs that the scripts run, and that import esbuild. */
function esbuildPrograms({ root, commands }: ProjectFacts): readonly Bundler[] {
  const files = commands
    .flatMap(({ args }) => args)
    .filter((each) => /\.[cm]?[jt]s$/u.test(each))
    .map((each) => join(root, each));
  const own = readdirSync(root)
    .filter((each) => /^esbuild\b.*\.[cm]?[jt]s$/u.test(each))
    .map((each) => join(root, each));
  const isProgram = (path: string) => /["']esbuild["']/u.test(textIfAny(path) ?? "");
  return [...new Set([...files, ...own])]
    .filter((each) => !basename(each).startsWith("vite") && isProgram(each))
    .map((config) => ({ name: "esbuild", entry: "aetherflow/esbuild", config }));
}
