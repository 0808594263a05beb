import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chain } from "../../generator/chain.js";
import { grow } from "../../generator/grow.js";
import type { ProgramModel } from "../../generator/model.js";
import { print } from "../../generator/print.js";
import { writeProject } from "../../generator/write.js";
import type { Case, Suite } from "../suite.js";
import type { Answer, Question } from "../workers/compile.js";

/*
 * What the compiler costs on generated programs, in which there are three providers to a node and a context to a hundred
 * nodes. A build is a process of its own that checks and emits nothing; the wiring is on disk, so that all contenders
 * check the same files. Everything else is measured within a process, after TypeScript has checked the program.
 */

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const bench = join(repository, "test/bench");
const execute = promisify(execFile);
const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const projects = new Map<string, string>();

/** The folder of a program, which is written when it is first needed. */
function project(name: string, model: () => ProgramModel): string {
  const known = projects.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "aetherflow-bench-"));
  folders.push(folder);
  writeProject({ folder, files: print(model()), repository });
  projects.set(name, folder);
  return folder;
}

const grown = (nodes: number): string =>
  project(`${nodes} nodes`, () =>
    grow({ seed: 1, nodes, providers: nodes * 3, contexts: Math.max(2, nodes / 100) }),
  );

const large = 1000;

interface Build {
  readonly command: "typescript/bin/tsc" | "ts-patch/bin/tspc.js";
  readonly config: "tsconfig.json" | "tsconfig.plain.json";
}

const withPlugin: Build = { command: "ts-patch/bin/tspc.js", config: "tsconfig.json" };
const withoutPlugin: Build = { command: "ts-patch/bin/tspc.js", config: "tsconfig.plain.json" };
const plain: Build = { command: "typescript/bin/tsc", config: "tsconfig.plain.json" };

interface Built {
  readonly seconds: number;
  readonly peak: number;
}

async function build({ command, config }: Build): Promise<Built> {
  const folder = grown(large);
  const peak = join(folder, "peak");
  const start = performance.now();
  await execute(
    process.execPath,
    [
      ...["--import", join(bench, "peak-memory.mjs")],
      ...[join(repository, "node_modules", command), "--noEmit", "-p", join(folder, config)],
    ],
    { env: { ...process.env, PEAK_MEMORY: peak } },
  );
  const seconds = (performance.now() - start) / 1000;
  return { seconds, peak: Number(readFileSync(peak, "utf8")) };
}

/** Builds that one case has done and another can measure as well. */
const done = new Map<Build, Built[]>();

async function secondsOf(kind: Build): Promise<number> {
  const built = await build(kind);
  done.set(kind, [...(done.get(kind) ?? []), built]);
  return built.seconds;
}

async function peakOf(kind: Build): Promise<number> {
  const built = done.get(kind)?.shift() ?? (await build(kind));
  return built.peak;
}

/** The processes that answer questions. */
const workers = new Map<string, ChildProcess>();

function started(name: string): ChildProcess {
  const known = workers.get(name);
  if (known !== undefined) return known;
  const entry = join(bench, "dist/workers/compile.js");
  const worker = fork(entry, { execArgv: ["--expose-gc", "--max-old-space-size=6144"] });
  workers.set(name, worker);
  return worker;
}

async function ask(name: string, question: Question): Promise<Answer> {
  const worker = started(name);
  worker.send(question);
  const [answer] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
  if (typeof answer !== "object" || answer === null) throw new Error(`${name} has failed`);
  return answer as Answer;
}

/** In a new process. */
async function askOnce(question: Question): Promise<Answer> {
  const name = `once ${question.folder}`;
  const answer = await ask(name, question);
  workers.get(name)?.disconnect();
  workers.delete(name);
  return answer;
}

const builds: readonly Case[] = [
  {
    name: `check, ${large} nodes`,
    unit: "s",
    better: "lower",
    ours: () => secondsOf(withPlugin),
    rivals: {
      tsc: () => secondsOf(plain),
      "tspc without plugin": () => secondsOf(withoutPlugin),
    },
  },
  {
    name: `peak memory, ${large} nodes`,
    unit: "MB",
    better: "lower",
    ours: () => peakOf(withPlugin),
    rivals: { tsc: () => peakOf(plain) },
  },
];

type Edit = NonNullable<Question["edit"]>;

const recheck = (name: string, edits: readonly [Edit, Edit]): Case => {
  let round = 0;
  let last: Answer;
  return {
    name: `re-check, ${name}`,
    unit: "ms",
    better: "lower",
    ours: async () => {
      const question = { folder: grown(large) };
      if (!workers.has("watch")) await ask("watch", question);
      last = await ask("watch", { ...question, edit: edits[round++ % 2]! });
      return last.ours;
    },
    rivals: {},
  };
};

/** There and back. */
const toggled = (file: string, from: string, to: string): readonly [Edit, Edit] => [
  { file, from, to },
  { file, from: to, to: from },
];
const nodes = "src/app3/nodes/app3Flow4.ts";
const services = "src/app3/services/service70.ts";
const method = "  weigh(text: string): number {";

const rechecks: readonly Case[] = [
  recheck("body of a node", toggled(nodes, "let total =", "let total = 1 +")),
  recheck(
    "signature of a node",
    toggled(nodes, "input: App3Record4x1", "input: Readonly<App3Record4x1>"),
  ),
  recheck("type of a provider", toggled(services, method, `  added = 0;\n${method}`)),
  recheck("unrelated file", toggled("src/lib/helpers7.ts", "const key", "const  key")),
];

/** Asked once: to measure it is to give it up. */
let keptMemory: Promise<Answer> | undefined;

const kept: Case = {
  name: `memory kept, ${large} nodes`,
  unit: "MB",
  better: "lower",
  ours: async () => {
    keptMemory ??= ask("watch", { folder: grown(large), memory: true });
    return (await keptMemory).ours;
  },
  rivals: {},
};

/** What one process says of both contenders counts for both. */
function whole(name: string, folder: () => string): Case {
  let waiting: Promise<Answer> | undefined;
  const measured = async (): Promise<Answer> => {
    const first = waiting ?? askOnce({ folder: folder() });
    waiting = waiting === undefined ? first : undefined;
    return first;
  };
  return {
    name,
    unit: "ms",
    better: "lower",
    ours: () => measured().then((each) => each.ours),
    rivals: { typescript: () => measured().then((each) => each.typescript) },
  };
}

const sizes = [250, 500, 1000].map((nodes) => whole(`${nodes} nodes`, () => grown(nodes)));
const links = whole("2000 providers in a chain", () => project("chain", () => chain(2000)));

export default {
  rounds: 2,
  needsRivals: false,
  /** With the wiring on disk. */
  async prepare() {
    await build(withPlugin);
  },
  cases: [...builds, ...rechecks, kept, ...sizes, links],
} satisfies Suite;
