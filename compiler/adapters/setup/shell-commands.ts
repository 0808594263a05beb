/** One command of a script of a package.json: where it is in the text, and what it runs. */
export interface ShellCommand {
  /** `tsc` for `npx tsc -p .`, and for `./node_modules/.bin/tsc`. */
  readonly program: string;
  readonly args: readonly string[];
  /** Of the whole command. */
  readonly start: number;
  /** Of the program's word. */
  readonly word: Word;
  readonly words: readonly Word[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Word extends Span {
  readonly text: string;
}

const token = /(?<operator>&&|\|\||[;&|()])|(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'&|;()])+/gu;

/** The commands of a script, in order; those that `concurrently` and the like are given too. */
export function commandsIn(script: string, offset = 0): readonly ShellCommand[] {
  const commands: Word[][] = [[]];
  for (const match of script.matchAll(token)) {
    if (match.groups?.operator !== undefined) commands.push([]);
    else commands.at(-1)!.push(wordAt(match[0], offset + match.index));
  }
  return commands.flatMap((words) => commandsOf(words));
}

const wordAt = (text: string, start: number): Word => ({ text, start, end: start + text.length });

function commandsOf(words: readonly Word[]): readonly ShellCommand[] {
  const rest = withoutWrappers(words);
  const [word, ...args] = rest;
  if (word === undefined) return [];
  const program = baseName(word.text);
  const command = { program, args: args.map(unquoted), start: words[0]!.start, word, words: rest };
  const inner = program === "concurrently" ? args.filter(isQuoted) : [];
  return [command, ...inner.flatMap((each) => commandsIn(each.text.slice(1, -1), each.start + 1))];
}

const isQuoted = ({ text }: Word): boolean => /^(["']).*\1$/u.test(text);

const unquoted = (word: Word): string => (isQuoted(word) ? word.text.slice(1, -1) : word.text);

const baseName = (text: string): string =>
  text.replace(/^.*[\\/]/u, "").replace(/\.(?:cmd|js)$/u, "");

const runners = new Set(["npx", "bunx", "pnpx", "cross-env", "env", "time"]);
const managers = new Set(["npm", "pnpm", "yarn", "bun"]);
const ownCommands = new Set(["run", "test", "install", "ci", "add", "publish", "start", "pack"]);

/** Without assignments, and what only runs the command that follows. */
function withoutWrappers(words: readonly Word[]): readonly Word[] {
  const [first, second] = words;
  if (first === undefined) return [];
  if (/^\w+=/u.test(first.text)) return withoutWrappers(words.slice(1));
  if (runners.has(first.text)) return withoutWrappers(withoutOptions(words.slice(1)));
  if (!managers.has(first.text) || second === undefined) return words;
  if (/^(?:exec|x|dlx)$/u.test(second.text)) return withoutWrappers(withoutOptions(words.slice(2)));
  const isBinary =
    first.text !== "npm" && !ownCommands.has(second.text) && /^[a-z]/u.test(second.text);
  return isBinary ? words.slice(1) : words;
}

function withoutOptions(words: readonly Word[]): readonly Word[] {
  const from = words.findIndex(({ text }) => !text.startsWith("-"));
  return from < 0 ? [] : words.slice(from);
}

/** What follows an option: `tsconfig.build.json` for `-p tsconfig.build.json` and `--project=tsconfig.build.json`. */
export function optionOf({ args }: ShellCommand, ...names: readonly string[]): string | undefined {
  for (const [at, each] of args.entries()) {
    if (names.includes(each)) return args[at + 1];
    const [name, value] = each.split("=", 2);
    if (value !== undefined && names.includes(name!)) return value;
  }
  return undefined;
}

export const has = ({ args }: ShellCommand, ...names: readonly string[]): boolean =>
  args.some((each) => names.includes(each));
