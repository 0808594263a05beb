import { readdirSync, rmSync } from "node:fs";
import { expect, it } from "vitest";
import { editAnywhere } from "../generator/edits.js";
import { grow } from "../generator/grow.js";
import { print } from "../generator/print.js";
import { Random } from "../generator/random.js";
import { Project } from "../project.js";
import { checkout } from "./clean-build.js";
import { configured } from "./corpus-project.js";
import { serve } from "./vite/dev-server.js";
import { longEnough, Watching } from "./watching.js";

const first = Number(process.env.SEED ?? 1);
const editsInSequence = Number(process.env.EDITS ?? 2);

type Files = ReadonlyMap<string, string>;

/** A generated program that is edited at random, and what was done to it. */
class EditedProject {
  readonly project: Project;
  readonly #random: Random;
  readonly #model;
  readonly #edits: string[] = [];
  readonly #seed: number;
  readonly #options: object;
  #files: Files;

  constructor(seed: number, options: object = {}) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#model = grow({ seed, nodes: 12, providers: 16, contexts: 2 });
    this.#options = options;
    this.#files = this.#printed();
    this.project = new Project(Object.fromEntries(this.#files));
  }

  /** What a failing test has to tell. */
  get told(): string {
    return `seed ${this.#seed}, after: ${this.#edits.join("; ")}`;
  }

  edit(): void {
    const before = this.#files;
    this.#edits.push(editAnywhere(this.#model, this.#random));
    this.#files = this.#printed();
    for (const path of before.keys()) {
      if (!this.#files.has(path)) rmSync(this.project.path(path));
    }
    for (const [path, text] of this.#files) {
      if (before.get(path) !== text) this.project.write(path, text);
    }
  }

  #printed(): Files {
    const { settings } = this.#model;
    const rest = settings === undefined ? {} : { aetherflow: settings };
    return print(this.#model).set("tsconfig.json", configured(this.#options, rest));
  }

  /** The wiring modules by path. */
  wiring = (project = this.project): Files =>
    new Map(
      readdirSync(project.path("src"), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".wiring.ts"))
        .sort()
        .map((path) => [path, project.read(`src/${path}`)]),
    );

  /** What a clean checkout gives. */
  async cleanWiring(): Promise<Files> {
    const clean = checkout(this.project);
    await clean.aetherflow("generate");
    return this.wiring(clean);
  }
}

const errorsIn = (output: string): readonly string[] =>
  output.match(/^.*error (?:TS|AF)\d+.*$/gmu)?.toSorted() ?? [];

it.each([
  ["--incremental", ["--incremental", "--noEmit"], {}],
  ["-b", ["-b"], { composite: true }],
])(
  "tspc %s has after each edit what a clean build has",
  { timeout: longEnough },
  async (_, args, config) => {
    const edited = new EditedProject(first, config);
    for (let at = 0; at <= editsInSequence; at++) {
      const { stdout, exitCode } = await edited.project.tspc(...args);
      const clean = await checkout(edited.project).tspc(...args);
      expect(errorsIn(stdout), edited.told).toEqual(errorsIn(clean.stdout));
      expect(exitCode === 0, edited.told).toBe(clean.exitCode === 0);
      expect(edited.wiring(), edited.told).toEqual(await edited.cleanWiring());
      edited.edit();
    }
  },
);

it.each([
  ["tspc --watch", "tspc", ["--watch", "--noEmit"], "Watching for file changes."],
  ["generate --watch", "aetherflow", ["generate", "--watch"], "Watching for changes."],
] as const)(
  "%s has after each edit what a clean build has",
  { timeout: longEnough },
  async (_, command, args, ready) => {
    const edited = new EditedProject(first + 1);
    const watching = new Watching(edited.project, command, ...args);
    await watching.prints(ready);
    await expectClean(edited);
  },
);

it("Vite's dev server has after each edit what a clean build has", {
  timeout: longEnough,
}, async () => {
  const edited = new EditedProject(first + 2);
  await serve(edited.project);
  await expectClean(edited);
});

/** Of a door that watches. */
async function expectClean(edited: EditedProject): Promise<void> {
  for (let at = 0; at <= editsInSequence; at++) {
    const clean = await edited.cleanWiring();
    await expect
      .poll(() => edited.wiring(), { timeout: 60_000, interval: 100, message: edited.told })
      .toEqual(clean);
    edited.edit();
  }
}
