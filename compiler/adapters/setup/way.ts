import type { ShellCommand } from "./shell-commands.js";
import { compilesTypes, isBundling, isRunningTypeScript, isTranspiling } from "./tools.js";
import type { Version } from "./versions.js";

/** How the wiring gets written before the compiler sees it: by `tspc`, or by `aetherflow generate`. */
export type Way = "plugin" | "generate";

/** TypeScript 7 has no plugins, and where no `tsc` runs there is nothing to plug into. */
export function wayOf(typescript: Version | undefined, commands: readonly ShellCommand[]): Way {
  if (typescript === undefined || !hasPlugins(typescript)) return "generate";
  const others = commands.some((each) =>
    [isBundling, isRunningTypeScript, isTranspiling].some((is) => is(each)),
  );
  return commands.some(compilesTypes) || !others ? "plugin" : "generate";
}

export const hasPlugins = ({ major, minor }: Version): boolean =>
  major === 6 || (major === 5 && minor >= 5);
