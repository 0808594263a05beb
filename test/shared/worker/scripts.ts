import type { SharedMemory, SharedTransfer } from "../../../runtime/shared/shared-memory.js";
import { type Counter, counter } from "../fixtures/counter.js";
import { type Ledger, ledger } from "../fixtures/ledger.js";

/** What a test gives each of its workers. */
export interface Assignment {
  readonly script: keyof typeof scripts;
  readonly transfer: SharedTransfer;
  readonly owner: number;
  /** One word an owner, for the test's own counts and signals; not part of the arena. */
  readonly tally: Int32Array;
  readonly amount: number;
}

type Script = (assignment: Assignment, memory: SharedMemory) => unknown;

const never = (): never => {
  throw new Error("the main thread makes the objects");
};

/** Objects of the tests, by their index. */
export const objects = {
  counter: (memory: SharedMemory, make: () => Counter = never) =>
    memory.object(0, "Test.counter", counter, make),
  ledger: (memory: SharedMemory, make: () => Ledger = never) =>
    memory.object(1, "Test.ledger", ledger, make),
};

/** Says that the worker runs: word 0 counts those that do. */
function arrive({ tally }: Assignment): void {
  Atomics.add(tally, 0, 1);
}

export const scripts = {
  /** Increments `amount` times; returns the sum of the returned values. */
  increment: ((assignment, memory) => {
    const shared = objects.counter(memory);
    let sum = 0;
    for (let i = 0; i < assignment.amount; i++) sum += shared.increment();
    return sum;
  }) satisfies Script,

  /** Posts until it is killed, and counts what has returned. */
  post: ((assignment, memory) => {
    const shared = objects.ledger(memory);
    const { owner, tally } = assignment;
    arrive(assignment);
    for (;;) {
      shared.post(`worker ${owner}`);
      tally[owner]! += 1;
    }
  }) satisfies Script,
};
