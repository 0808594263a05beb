import { has, optionOf, type ShellCommand } from "./shell-commands.js";

const one = (...names: readonly string[]) => {
  const known = new Set(names);
  return ({ program }: ShellCommand): boolean => known.has(program);
};

const isCompiler = one("tsc", "tsgo", "tspc");
const isBundler = one("vite", "vitest", "rollup", "rolldown", "webpack", "rspack");
const isTestRunner = one("jest", "mocha", "ava", "tap", "uvu", "jasmine");
const isTypeScriptRunner = one("tsx", "ts-node", "ts-node-esm", "ts-node-dev", "tsnd");
const isTranspiler = one("swc", "babel");

const idle = ["--version", "-v", "--init", "--help", "-h", "--clean", "--showConfig"];

/** `tsc`, but not `tsc --version`. */
export const compilesTypes = (command: ShellCommand): boolean =>
  isCompiler(command) && !has(command, ...idle);

/** Not for `tsgo`, which is TypeScript 7 under another name. */
export const takesPlugins = (command: ShellCommand): boolean =>
  command.program !== "tsgo" && compilesTypes(command);

export const isBundling = (command: ShellCommand): boolean =>
  isBundler(command) || bundlesByEsbuild(command);

export const bundlesByEsbuild = (command: ShellCommand): boolean =>
  command.program === "esbuild" && command.args.some((each) => /^--bundle(?:=true)?$/u.test(each));

/** Reads no types and takes no plugin of ours. */
export const isTranspiling = (command: ShellCommand): boolean =>
  isTranspiler(command) || (command.program === "esbuild" && !bundlesByEsbuild(command));

export const isTesting = (command: ShellCommand): boolean =>
  isTestRunner(command) || (command.program === "node" && has(command, "--test"));

/** Runs sources as they are. */
export const isRunningTypeScript = (command: ShellCommand): boolean =>
  isTypeScriptRunner(command) || loaderIn(command) !== undefined;

/** `tsx` in `node --import tsx src/main.ts`. */
export function loaderIn(command: ShellCommand): string | undefined {
  if (command.program !== "node") return undefined;
  const loader = optionOf(command, "--import", "--loader", "--require", "-r");
  return loader !== undefined && /^(?:tsx|ts-node)\b/u.test(loader) ? loader : undefined;
}

export const isGenerating = (command: ShellCommand): boolean =>
  command.program === "tspc" || (command.program === "aetherflow" && has(command, "generate"));

/** `tsconfig.build.json` of `tsc -p tsconfig.build.json`. */
export const projectOf = (command: ShellCommand): string | undefined =>
  optionOf(command, "-p", "--project");

/** Whether a script that runs this needs nothing more to be built. */
export const builds = (command: ShellCommand): boolean =>
  [compilesTypes, isBundling, isTranspiling, isRunningTypeScript].some((is) => is(command));
