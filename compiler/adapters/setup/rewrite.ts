import { esbuildScript } from "./esbuild-script.js";
import type { ShellCommand } from "./shell-commands.js";
import {
  bundlesByEsbuild,
  compilesTypes,
  isGenerating,
  isRunningTypeScript,
  isTesting,
  isTranspiling,
  loaderIn,
  projectOf,
  takesPlugins,
} from "./tools.js";
import type { Way } from "./way.js";

/** What the command is to fit in with. */
export interface Setting {
  readonly way: Way;
  /** The tsconfig, if it must be named. */
  readonly tsconfig: string | undefined;
}

/** What becomes of a command of a script. */
export type Rewrite =
  | { readonly kind: "replace"; readonly start: number; readonly end: number; readonly by: string }
  | { readonly kind: "before"; readonly start: number; readonly text: string }
  | { readonly kind: "by hand"; readonly reason: string; readonly advice: string };

/** Whether the wiring is there already is for the caller to say. */
export function rewriteOf(command: ShellCommand, setting: Setting): Rewrite | undefined {
  const { way, tsconfig } = setting;
  if (command.program === "tspc" && way === "generate") return withoutTspc(command, tsconfig);
  if (isGenerating(command)) return undefined;
  if (way === "plugin" && takesPlugins(command)) return byTspc(command);
  if (compilesTypes(command) || isTranspiling(command) || isTesting(command))
    return generatingBefore(command, tsconfig);
  if (isRunningTypeScript(command)) return byNode(command);
  return bundlesByEsbuild(command) ? byScript(command, tsconfig) : undefined;
}

/** TypeScript 7 has no `tspc`. */
function withoutTspc(command: ShellCommand, tsconfig: string | undefined): Rewrite {
  const by = `${generating(command, tsconfig)} && tsc`;
  return { kind: "replace", start: command.start, end: command.word.end, by };
}

/** `tsc` at the end of the word, which may be a path. */
function byTspc({ word }: ShellCommand): Rewrite {
  const start = word.start + word.text.lastIndexOf("tsc");
  return { kind: "replace", start, end: start + 3, by: "tspc" };
}

const generatingBefore = (command: ShellCommand, tsconfig: string | undefined): Rewrite => ({
  ...{ kind: "before", start: command.start },
  text: `${generating(command, tsconfig)} && `,
});

function generating(command: ShellCommand, tsconfig: string | undefined): string {
  const project = (compilesTypes(command) ? projectOf(command) : undefined) ?? tsconfig;
  return `aetherflow generate${project === undefined ? "" : ` -p ${project}`}`;
}

const register = "aetherflow/register";

/** `tsx watch src/main.ts` becomes `node --watch --import aetherflow/register src/main.ts`. */
function byNode(command: ShellCommand): Rewrite {
  const { program, args, word, words } = command;
  if (program === "node") return byOtherLoader(command);
  const watches = program === "tsx" && args[0] === "watch";
  const entry = args[watches ? 1 : 0];
  if (entry === undefined || entry.startsWith("-")) return unclear(command);
  const end = watches ? words[1]!.end : word.end;
  const by = `node ${watches ? "--watch " : ""}--import ${register}`;
  return { kind: "replace", start: word.start, end, by };
}

/** Only `--import` takes ours in its place. */
function byOtherLoader(command: ShellCommand): Rewrite {
  const { words } = command;
  const loader = loaderIn(command);
  const at = words.find(({ text }, n) => text === loader && words[n - 1]?.text === "--import");
  if (at === undefined) return unclear(command);
  return { kind: "replace", start: at.start, end: at.end, by: register };
}

const unclear = ({ program }: ShellCommand): Rewrite => ({
  kind: "by hand",
  reason: `runs TypeScript by ${program}, which writes no wiring`,
  advice: `Run it by \`node ${register}\` and the entry point instead.`,
});

const byScript = ({ args }: ShellCommand, tsconfig: string | undefined): Rewrite => ({
  kind: "by hand",
  reason: "bundles by esbuild's command line, which takes no plugins",
  advice: esbuildScript(args, tsconfig),
});
