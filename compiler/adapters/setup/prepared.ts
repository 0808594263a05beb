import { commandsIn, type ShellCommand } from "./shell-commands.js";
import { isGenerating } from "./tools.js";

export type Scripts = Readonly<Record<string, string>>;

/** Whether the wiring is written before a command of a script runs: by one before it, or by the script's `pre`. */
export function isPrepared(scripts: Scripts, name: string, command: ShellCommand): boolean {
  const before = commandsIn(scripts[name] ?? "").filter((each) => each.start < command.start);
  return (
    before.some((each) => prepares(scripts, each, [name])) || generates(scripts, `pre${name}`, [])
  );
}

function generates(scripts: Scripts, name: string, seen: readonly string[]): boolean {
  const script = scripts[name];
  if (script === undefined || seen.includes(name)) return false;
  return commandsIn(script).some((each) => prepares(scripts, each, [...seen, name]));
}

const prepares = (scripts: Scripts, command: ShellCommand, seen: readonly string[]): boolean =>
  isGenerating(command) || calledScripts(command).some((each) => generates(scripts, each, seen));

/** `build` of `npm run build`, of `pnpm build` and of `run-s build test`. */
function calledScripts({ program, args, start, word }: ShellCommand): readonly string[] {
  if (/^(?:npm|pnpm|yarn|bun|npm-run-all|run-s)$/u.test(program)) return args;
  return start === word.start ? [] : [program];
}
