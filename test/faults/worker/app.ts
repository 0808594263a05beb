import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import {
  type LaunchOptions,
  launch,
  type RunOptions,
  Slots,
  serve,
  type Wiring,
} from "../../../runtime/internal.js";
import type { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { Box, boxOf } from "../../shared/fixtures/box.js";
import { numberContent } from "../../shared/fixtures/contents.js";
import { type Act, acts, OrderError } from "./acts.js";

/** One call of a node. */
export interface Job {
  readonly act: Act;
  /** Counts how often the job ran, at its place. */
  readonly counts: Int32Array;
  readonly place: number;
}

export const shapes = ["sync", "async", "map", "fanOut", "locked"] as const;
export type Shape = (typeof shapes)[number];

type Perform = (job: Job, options?: RunOptions) => Promise<unknown>;

export interface Faults extends Record<Shape, Perform> {
  mapAll(items: Iterable<Job> | AsyncIterable<Job>, options?: RunOptions): Promise<unknown[]>;
  /** A fan-out whose second branch fails while the first one does the job. */
  failFast: Perform;
  print(lines: number): Promise<unknown>;
  own(disposal: Act, log: Int32Array): Promise<void>;
  content(): Promise<number>;
}

const act = ({ act, counts, place }: Job): unknown => {
  Atomics.add(counts, place, 1);
  return acts[act]();
};

class Owner extends Slots {
  add(disposal: Act, log: Int32Array): void {
    this.own("first", { [Symbol.dispose]: () => void Atomics.add(log, 0, 1) });
    this.own("second", { [Symbol.asyncDispose]: async () => acts[disposal]() });
  }
}

const boxIn = (memory: SharedMemory) =>
  memory.object(0, "Faults.box", boxOf(numberContent), () => new Box(0));
type SharedBox = ReturnType<typeof boxIn>;

const runsOf = (slots: Owner, box: SharedBox) => ({
  sync: act,
  async: async (job: Job) => {
    await turn();
    return act(job);
  },
  locked: (job: Job) =>
    box.use((_, inner) => {
      inner.content += 1;
      return act(job);
    }),
  /** Takes its time, and says when that is over. */
  linger: async (job: Job) => {
    await pause(150);
    Atomics.add(job.counts, 1, 1);
    return act(job);
  },
  print: (lines: number) => {
    for (let line = 1; line <= lines; line++) console.log(`line ${line} of thread ${threadId}`);
    return "printed";
  },
  own: (disposal: Act, log: Int32Array) => slots.add(disposal, log),
  content: () => box.use((_, inner) => inner.content),
});
const names = ["sync", "async", "locked", "print", "own", "content", "linger"] as const;
const [SYNC, ASYNC, LOCKED, PRINT, OWN, CONTENT, LINGER] = [0, 1, 2, 3, 4, 5, 6] as const;

const fine = (job: Job, offset: number): Job => ({
  ...job,
  act: "nothing",
  place: job.place + offset,
});

const wiring: Wiring<Owner, SharedBox, Faults> = {
  context: "Faults",
  compiler: "0.0.0-test",
  graph: "1",
  url: import.meta.url,
  errors: [OrderError],
  shared: boxIn,
  slots: () => new Owner(),
  tasks: (slots, box) => {
    const runs = runsOf(slots, box);
    return names.map((name) => ({ name, flow: "test", idempotent: false, run: runs[name] }));
  },
  reducers: [],
  app: (engine) => {
    const task =
      (number: number): Perform =>
      (job, options) =>
        engine.run("test", options, (run) => run.task(number, job));
    return {
      sync: task(SYNC),
      async: task(ASYNC),
      locked: task(LOCKED),
      map: (job, options) =>
        engine.run("map", options, async (run) => {
          const items = Array.from({ length: 20 }, (_, i) => (i === 10 ? job : fine(job, i + 1)));
          return (await run.map(items, SYNC))[10];
        }),
      fanOut: (job, options) =>
        engine.run("fanOut", options, async (run) => {
          const results = await run.fanOut((branch) => [
            branch.task(ASYNC, fine(job, 1)),
            branch.task(ASYNC, job),
          ]);
          return results[1];
        }),
      failFast: (job, options) =>
        engine.run("failFast", options, (run) =>
          run.fanOut((branch) => [
            branch.task(LINGER, job),
            branch.task(ASYNC, { ...fine(job, 2), act: "reject" }),
          ]),
        ),
      mapAll: (items, options) => engine.run("mapAll", options, (run) => run.map(items, SYNC)),
      print: (lines) => engine.run("print", undefined, (run) => run.task(PRINT, lines)),
      own: (disposal, log) => engine.run("own", undefined, (run) => run.task(OWN, disposal, log)),
      content: () => engine.run("content", undefined, (run) => run.task(CONTENT)),
    };
  },
};

export const start = (options: LaunchOptions) => launch(wiring, options);
/** Its app cannot be made. */
export const startBroken = (options: LaunchOptions) =>
  launch(
    {
      ...wiring,
      app: (): Faults => {
        throw new OrderError(1);
      },
    },
    options,
  );
export type FaultsApp = Awaited<ReturnType<typeof start>>;

serve(wiring);
