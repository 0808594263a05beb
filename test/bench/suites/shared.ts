import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Case, type Contender, Skipped, type Suite } from "../suite.js";

/*
 * Calls of shared objects. Each measurement is a process of its own: the app in fixtures/apps/shared-calls, compiled by
 * our compiler, or a program in rivals/shared that does the same in the same loops. `ns` is the time of all threads
 * together for each call.
 */

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const app = `${repository}fixtures/apps/shared-calls`;
const execute = promisify(execFile);

interface Work {
  readonly case: "record" | "pass" | "hit" | "addWord" | "readWord" | "scan";
  readonly threads?: number;
  readonly shape?: "work" | "noSpin" | "spin";
  /** Of ours; what is slower gets fewer of them. */
  readonly calls: number;
}

interface Measured {
  readonly ns: number;
  readonly fairness: number;
  readonly skipped?: string;
}

interface Program {
  readonly file: string;
  readonly flags?: readonly string[];
  /** Of the calls of ours. */
  readonly share?: number;
}

const shared: Program = { file: `${app}/dist/main.js`, flags: ["--mode", "together"] };
const plain: Program = { file: `${app}/dist/main.js`, flags: ["--mode", "alone"] };
const rival = (name: string): string => `${repository}test/bench/rivals/shared/${name}.mjs`;
const atomics: Program = { file: rival("atomics") };
const structs: Program = { file: rival("structs") };
const multithreading: Program = { file: rival("multithreading"), share: 1 / 100 };
const comlink: Program = { file: rival("comlink"), share: 1 / 500 };

/** With the flags of the shared structs where this Node has them; `structs` says so itself where it does not. */
const options = ["--harmony-struct", "--shared-string-table"];
const structFlags = hasFlags(options) ? options : [];

function hasFlags(flags: readonly string[]): boolean {
  try {
    execFileSync(process.execPath, [...flags, "-e", ""], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Shared structs sometimes end in a deadlock of their own when there are many threads. */
const MOST_MS = 90_000;

function ended(error: Error & { readonly killed?: boolean }): never {
  throw error.killed ? new Skipped(`did not end within ${MOST_MS / 1000} s`) : error;
}

async function measure(program: Program, args: readonly string[]): Promise<Measured> {
  const { file, flags = [] } = program;
  const before = program === structs ? structFlags : [];
  const command = [...before, file, ...flags, ...args];
  const { stdout } = await execute(process.execPath, command, { timeout: MOST_MS }).catch(ended);
  const measured = JSON.parse(stdout) as Measured;
  if (measured.skipped !== undefined) throw new Skipped(measured.skipped);
  return measured;
}

function argumentsOf({ threads = 1, shape, ...work }: Work, calls: number): string[] {
  return [
    ...["--case", work.case, "--threads", `${threads}`, "--calls", `${calls}`],
    ...(shape === undefined ? [] : ["--shape", shape]),
  ];
}

const time =
  (program: Program, work: Work): Contender =>
  async () => {
    const calls = Math.ceil(work.calls * (program.share ?? 1));
    return (await measure(program, argumentsOf(work, calls))).ns;
  };

type Programs = Readonly<Record<string, Program>>;

function timed(name: string, work: Work, rivals: Programs): Case {
  const contenders = Object.entries(rivals).map(([rival, each]) => [rival, time(each, work)]);
  return {
    ...{ name, unit: "ns", better: "lower", ours: time(shared, work) },
    rivals: Object.fromEntries(contenders) as Case["rivals"],
  };
}

const locks: Programs = { Atomics: atomics, multithreading, "shared structs": structs };
const million = 1_000_000;
const two = { threads: 2 };

const calls: readonly Case[] = [
  timed("guarded call", { case: "record", calls: 5 * million }, { plain, ...locks, comlink }),
  timed(
    "guarded call, 2 threads",
    { case: "record", ...two, calls: 2 * million },
    { ...locks, comlink },
  ),
  timed("counter", { case: "hit", calls: 10 * million }, { plain, ...locks, comlink }),
  timed("counter, 2 threads", { case: "hit", ...two, calls: 5 * million }, { ...locks, comlink }),
];

const maps: Programs = { plain, SharedJsonBuffer: multithreading, comlink };
const containers: readonly Case[] = [
  timed("map update", { case: "addWord", calls: 2 * million }, maps),
  timed(
    "map update, 2 threads",
    { case: "addWord", ...two, calls: million },
    {
      SharedJsonBuffer: multithreading,
      comlink,
    },
  ),
  timed("map read", { case: "readWord", calls: 5 * million }, maps),
  timed("scan of a million numbers", { case: "scan", calls: 1000 }, { plain, Atomics: atomics }),
];

/** As many threads for each core as Go's benchmark has goroutines. */
const slack = { threads: 20 };
const goShapes: readonly Case[] = [
  timed("Go: Mutex", { case: "pass", ...two, calls: 2 * million }, locks),
  timed("Go: MutexSlack", { case: "pass", ...slack, calls: million / 5 }, locks),
  timed("Go: MutexWork", { case: "pass", ...two, shape: "work", calls: million }, locks),
  timed("Go: MutexWorkSlack", { case: "pass", ...slack, shape: "work", calls: million / 5 }, locks),
  timed(
    "Go: MutexNoSpin",
    { case: "pass", threads: 8, shape: "noSpin", calls: million / 50 },
    locks,
  ),
  timed("Go: MutexSpin", { case: "pass", ...two, shape: "spin", calls: million / 50 }, locks),
];

const uncontended = timed("Go: MutexUncontended", { case: "pass", calls: 5 * million }, locks);

const fair =
  (program: Program): Contender =>
  async () => {
    const args = argumentsOf({ case: "pass", threads: 4, calls: 1000 }, 1000);
    return (await measure(program, [...args, "--duration", "2000"])).fairness;
  };

const fairness: Case = {
  name: "fairness: fewest / most calls of 4 threads in 2 s",
  ...{ unit: "ratio", better: "higher", ours: fair(shared) },
  rivals: {
    Atomics: fair(atomics),
    multithreading: fair(multithreading),
    "shared structs": fair(structs),
  },
};

export default {
  rounds: 3,
  needsRivals: true,
  prepare() {
    const tspc = `${repository}node_modules/ts-patch/bin/tspc.js`;
    execFileSync(process.execPath, [tspc, "-p", app], {
      cwd: repository,
      stdio: ["ignore", 2, 2],
    });
  },
  cases: [...calls, ...containers, uncontended, ...goShapes, fairness],
} satisfies Suite;
