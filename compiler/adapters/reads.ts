import type ts from "typescript";

const questions = [
  "fileExists",
  "readFile",
  "directoryExists",
  "getDirectories",
  "readDirectory",
] as const;

type Question = (typeof questions)[number];
export type Disk = { readonly [Q in Question]: ts.System[Q] };

interface Asked {
  readonly question: Question;
  readonly path: string;
  readonly rest: readonly unknown[];
  answer: unknown;
}

/** Everything that was asked of the disk, to find out later whether it would answer the same. */
export class Reads {
  /** The disk, with a record of what it is asked. */
  readonly disk: Disk;
  readonly #plain: Disk;
  readonly #asked = new Map<string, Asked>();

  constructor(disk: Disk) {
    this.#plain = disk;
    const asking = (question: Question) => {
      return [question, (path: string, ...rest: unknown[]) => this.#ask(question, path, rest)];
    };
    this.disk = Object.fromEntries(questions.map(asking)) as unknown as Disk;
  }

  get areCurrent(): boolean {
    return [...this.#asked.values()].every((each) => {
      return comparable(this.#look(each.question, each.path, each.rest)) === each.answer;
    });
  }

  /** The files that were read. */
  get files(): readonly string[] {
    return [...this.#asked.values()]
      .filter(({ question, answer }) => question === "readFile" && answer !== undefined)
      .map(({ path }) => path);
  }

  /** Takes the wiring as it is now, after writing it. */
  acceptWiring(): void {
    for (const { path } of [...this.#asked.values()].filter((each) => isWiring(each.path))) {
      this.#ask("fileExists", path, []);
      this.#ask("readFile", path, []);
    }
  }

  #ask(question: Question, path: string, rest: readonly unknown[]): unknown {
    const found = this.#look(question, path, rest);
    const key = [question, path, ...(rest.length === 0 ? [] : [JSON.stringify(rest)])].join("\n");
    this.#asked.set(key, { question, path, rest, answer: comparable(found) });
    return found;
  }

  #look(question: Question, path: string, rest: readonly unknown[]): unknown {
    const look = this.#plain[question] as (path: string, ...rest: readonly unknown[]) => unknown;
    return look(path, ...rest);
  }
}

export const isWiring = (path: string): boolean => /\.wiring\.[cm]?ts$/u.test(path);

/** Wiring comes and goes by our own doing. */
const comparable = (answer: unknown): unknown =>
  Array.isArray(answer) ? answer.filter((each: string) => !isWiring(each)).join("\n") : answer;
