import { Socket } from "node:net";
import { NodeError, ValidationError } from "../../../runtime/errors.js";
import { Slots } from "../../../runtime/pool/slots.js";
import type { Task, WorkerWiring } from "../../../runtime/pool/wiring.js";
import type { SharedMemory } from "../../../runtime/shared/shared-memory.js";
import { Box, boxOf } from "../../shared/fixtures/box.js";
import { numberContent } from "../../shared/fixtures/contents.js";

export class OrderError extends Error {
  override readonly name = "OrderError";
  readonly code = "ORDER";
  readonly order: { readonly id: number };

  constructor(id: number, options?: ErrorOptions) {
    super(`order ${id}`, options);
    this.order = { id };
  }

  get summary(): string {
    return `${this.code} ${this.order.id}`;
  }
}

class StrayError extends RangeError {
  override readonly name = "StrayError";
}

/** Says in `log` when it was disposed: word 0 counts, then one word a slot. */
class Connection {
  readonly #log: Int32Array;
  readonly #place: number;

  constructor(log: Int32Array, place: number) {
    this.#log = log;
    this.#place = place;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#log[this.#place] = Atomics.add(this.#log, 0, 1) + 1;
    if (this.#log[9] === 1) throw new OrderError(this.#place);
  }
}

class TestSlots extends Slots {
  connect(log: Int32Array): void {
    for (const place of [1, 2, 3]) this.own(`connection${place}`, new Connection(log, place));
  }
}

const fill = (): never => {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(100_000).fill({}).map(() => ({})));
};

const recurse = (): number => 1 + recurse();

const cyclic = (): Error => {
  const error = new OrderError(1);
  error.cause = new TypeError("inner", { cause: error });
  return error;
};

const raise = (value: unknown): never => {
  throw value;
};

const spin = (): never => {
  for (;;);
};

type Counts = Int32Array<SharedArrayBuffer>;
const never = (): Promise<never> => new Promise(() => {});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One input of a task that is called once for each. */
export interface Visit {
  readonly counts: Counts;
  readonly then?: "exit" | "throw" | "give a function" | "wait" | "be slow";
}

function visit({ counts, then }: Visit): unknown {
  const visits = Atomics.add(counts, 0, 1) + 1;
  if (then === "exit") process.exit(4);
  if (then === "throw") throw new OrderError(visits);
  if (then === "give a function") return { call: () => 1 };
  if (then === "be slow") block(20);
  return then === "wait" ? pause(20).then(() => visits) : visits;
}

/** Without a turn of the event loop. */
const block = (ms: number) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

const plain = {
  add: (a: number, b: number) => a + b,
  later: async (value: unknown) => pause(5).then(() => value),
  wait: async (ms: number) => pause(ms),
  block,
  /** Until word 0 changes. */
  blockOn: (gate: Counts) => void Atomics.wait(gate, 0, 0),
  visit,
  throwOrder: () => raise(new OrderError(7, { cause: new RangeError("too far") })),
  throwCyclic: () => raise(cyclic()),
  throwAggregate: () => raise(new AggregateError([new OrderError(1), "text"], "several")),
  throwOwn: () => raise(new ValidationError("result.a", "no")),
  throwStray: () => raise(new StrayError("stray")),
  throwAbort: () => raise(new DOMException("stop it", "AbortError")),
  throwValue: (value: unknown) => raise(value),
  throwSymbol: () => raise(Symbol("odd")),
  throwFunction: () => raise(() => 1),
  throwHostile: () =>
    raise(Object.defineProperty(new Error("x"), "name", { get: () => raise(new NodeError("y")) })),
  giveFunction: () => ({ items: [1, { call: () => 1 }] }),
  giveSocket: () => ({ socket: new Socket() }),
  exit: (code: number) => process.exit(code),
  fill,
  recurse,
  spin,
  never,
  strayRejection: () => void Promise.reject(new OrderError(3)),
  connectAll: (log: Counts) => log.length,
  count: (counts: Counts, place: number) => Atomics.add(counts, place, 1) + 1,
  countAndSpin: (counts: Counts, place: number) => {
    Atomics.add(counts, place, 1);
    spin();
  },
  countAndExit: (counts: Counts, place: number) => {
    Atomics.add(counts, place, 1);
    process.exit(3);
  },
  visitAgain: visit,
};

export type TaskName = keyof typeof plain | "connect" | "hold" | "bump";
const extra = ["connect", "hold", "bump"] as const;
const names: readonly TaskName[] = [...(Object.keys(plain) as (keyof typeof plain)[]), ...extra];

export const taskOf = (name: TaskName): number => names.indexOf(name);

const sharedBox = (memory: SharedMemory) =>
  memory.object(0, "Test.box", boxOf(numberContent), () => new Box(0));
type SharedBox = ReturnType<typeof sharedBox>;

function runs(slots: TestSlots, box: SharedBox): Record<TaskName, Task["run"]> {
  return {
    ...plain,
    connect: (log: Counts) => slots.connect(log),
    hold: (arrived: Counts) =>
      box.use((_, inner) => {
        inner.content += 100;
        Atomics.add(arrived, 0, 1);
        spin();
      }),
    bump: () =>
      box.use((_, inner) => {
        inner.content += 1;
        return inner.content;
      }),
  };
}

/** The tests' wiring; each thread makes its own from the same source. */
export function wiringAt(url: string): WorkerWiring<TestSlots, SharedBox> {
  return {
    context: "Test",
    compiler: "0.0.0",
    graph: "0123456789abcdef",
    url,
    errors: [OrderError],
    shared: sharedBox,
    slots: () => new TestSlots(),
    tasks: (slots, box) => {
      const run = runs(slots, box);
      const idempotent = (name: TaskName) => name === "countAndExit" || name === "visitAgain";
      return names.map((name) => {
        return { name, flow: "test", idempotent: idempotent(name), run: run[name] };
      });
    },
    reducers: [],
  };
}
