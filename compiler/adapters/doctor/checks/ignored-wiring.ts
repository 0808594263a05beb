import { spawnSync } from "node:child_process";
import type { ShellCommand } from "../../setup/shell-commands.js";
import { isBundling, isGenerating, isRunningTypeScript } from "../../setup/tools.js";
import { fileIn } from "../examined.js";
import type { Check } from "../finding.js";

/** To leave the wiring out of the repository is fine where something writes it on a clean checkout. */
export const ignoredWiring: Check = {
  name: "ignored",
  sound: "a clean checkout has the wiring, or writes it",
  find: (project) => {
    const { facts, input, result } = project;
    if (facts.commands.some(writesWiring)) return [];
    return result.outputs
      .filter(({ file }) => isIgnored(input.root, file))
      .map(({ file }) => ({
        file: fileIn(project, file),
        wrong: "git ignores the wiring, and no script writes it",
        fix: "Take it out of .gitignore, or run `aetherflow generate` in the scripts.",
      }));
  },
};

const writesWiring = (command: ShellCommand): boolean =>
  isGenerating(command) ||
  isBundling(command) ||
  isRunningTypeScript(command) ||
  command.args.includes("aetherflow/register");

const isIgnored = (cwd: string, file: string): boolean =>
  spawnSync("git", ["check-ignore", "--quiet", "--", file], { cwd }).status === 0;
