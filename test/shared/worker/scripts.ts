import { transaction, until } from "../../../runtime/index.js";
import type { SharedMemory, SharedTransfer } from "../../../runtime/shared/shared-memory.js";
import { Box, boxOf } from "../fixtures/box.js";
import { numberContent } from "../fixtures/contents.js";
import { type Counter, counter } from "../fixtures/counter.js";
import { type Gauge, gauge } from "../fixtures/gauge.js";
import { type Ledger, ledger } from "../fixtures/ledger.js";
import { type Sum, sum } from "../fixtures/sum.js";
import { step, THROWN, type Zoo, zooContent } from "../fixtures/zoo.js";

/** What a test gives each of its workers. */
export interface Assignment {
  readonly script: keyof typeof scripts;
  readonly transfer: SharedTransfer;
  readonly owner: number;
  /** The test's own counts and signals, outside of the arena: words 0 to 9 are signals, then one word an owner. */
  readonly tally: Int32Array;
  readonly amount: number;
}

/** How many workers have arrived; how many have arrived at a second point; how many locks are in the ring. */
export const SIGNAL = { ARRIVED: 0, MET: 1, RING: 2 } as const;
export const tallyOf = (owner: number): number => 10 + owner;

type Script = (assignment: Assignment, memory: SharedMemory) => unknown;

const never = (): never => {
  throw new Error("the main thread makes the objects");
};

/** What a worker of the torture dies of. */
export const DEATH = { TERMINATE: 0, EXIT: 1, MEMORY: 2, STACK: 3 } as const;

function die(cause: number, zoo: Zoo): void {
  if (cause === DEATH.EXIT) process.exit(1);
  if (cause === DEATH.MEMORY)
    for (const all: unknown[] = []; ; ) all.push(new Array(10_000).fill(0));
  if (cause !== DEATH.STACK) return;
  try {
    overflow(zoo);
  } finally {
    process.exit(1);
  }
}

/** Changes something ever deeper, until the stack ends in one of the changes. */
function overflow(zoo: Zoo): void {
  zoo.text = `${zoo.text}`;
  zoo.rows.fill(zoo.rows[0]!, 0, 1);
  overflow(zoo);
}

const numberBox = boxOf(numberContent);
const zooBox = boxOf(zooContent);

/** Objects of the tests, by their index. */
export const objects = {
  counter: (memory: SharedMemory, make: () => Counter = never) =>
    memory.object(0, "Test.counter", counter, make),
  gauge: (memory: SharedMemory, make: () => Gauge = never) =>
    memory.object(20, "Test.gauge", gauge, make),
  sum: (memory: SharedMemory, make: () => Sum = never) => memory.sharded(30, "Test.sum", sum, make),
  ledger: (memory: SharedMemory, make: () => Ledger = never) =>
    memory.object(1, "Test.ledger", ledger, make),
  zoo: (memory: SharedMemory, make: () => Box<Zoo> = never) =>
    memory.object(200, "Test.zoo", zooBox, make),
  /** Number boxes in a ring, of which each worker takes two neighbours. */
  ring: (memory: SharedMemory, place: number) =>
    memory.object(2 + place, `Test.ring${place}`, numberBox, () => new Box(0)),
};

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Two ledgers that are posted to together. Their places in memory are in the other order than their indices. */
export const pairOf = (memory: SharedMemory, make: () => Ledger = never) =>
  ["left", "right"].map((side, i) => memory.object(21 - i, `Test.${side}`, ledger, make)) as [
    Ledger,
    Ledger,
  ];

/** Blocks the thread, as a long computation would, without using the processor. */
export function block(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}

export const scripts = {
  /** Adds `amount` ones to this thread's copy; returns what it has then. */
  sumUp: (({ amount }, memory) => {
    const own = objects.sum(memory);
    for (let i = 0; i < amount; i++) own.add(1);
    return own.left;
  }) satisfies Script,

  /** Adds ones until it is killed, and counts those that have returned. */
  sumUntilKilled: (({ owner, tally }, memory) => {
    const own = objects.sum(memory);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    for (;;) {
      own.add(1);
      tally[tallyOf(owner)]! += 1;
    }
  }) satisfies Script,

  /** Uses everything that a gauge has, and says what it met. */
  gauge: ((assignment, memory) => {
    const shared = objects.gauge(memory);
    const told = { hits: 0, rises: 0, odd: 0, fell: 0, claims: 0, stolen: 0 };
    let level = 0;
    for (let i = 0; i < assignment.amount; i++) {
      told.hits += shared.hit();
      if (i % 16 === 0) {
        shared.rise(1);
        told.rises++;
      }
      const seen = shared.level;
      if (seen % 2 !== 0) told.odd++;
      if (seen < level) told.fell++;
      level = seen;
      if (!shared.claim(assignment.owner)) continue;
      told.claims++;
      if (shared.free !== assignment.owner) told.stolen++;
      shared.release();
    }
    return told;
  }) satisfies Script,

  /** Hits and rises until it is killed, and counts the hits that have returned. */
  gaugeUntilKilled: (({ owner, tally }, memory) => {
    const shared = objects.gauge(memory);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    for (;;) {
      shared.hit();
      tally[tallyOf(owner)]! += 1;
      shared.rise(50);
    }
  }) satisfies Script,

  /** Increments `amount` times; returns the sum of the returned values. */
  increment: ((assignment, memory) => {
    const shared = objects.counter(memory);
    let sum = 0;
    for (let i = 0; i < assignment.amount; i++) sum += shared.increment();
    return sum;
  }) satisfies Script,

  /** Posts until it is killed, and counts what has returned. */
  post: (({ owner, tally }, memory) => {
    const shared = objects.ledger(memory);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    for (;;) {
      shared.post(`worker ${owner}`);
      tally[tallyOf(owner)]! += 1;
    }
  }) satisfies Script,

  /** Holds the first lock of the ring for `amount` milliseconds, after a change. */
  hold: (({ tally, amount }, memory) =>
    objects.ring(memory, 0).use((_, box) => {
      box.content += 1;
      Atomics.add(tally, SIGNAL.ARRIVED, 1);
      block(amount);
    })) satisfies Script,

  /** Takes lock `amount` of the ring, waits until all have theirs, then takes the next: a cycle. */
  cross: (({ tally, amount: place }, memory) => {
    const size = Atomics.load(tally, SIGNAL.RING);
    const ring = Array.from({ length: size }, (_, other) => objects.ring(memory, other));
    const [own, next] = [ring[place]!, ring[(place + 1) % size]!];
    return own.use((_, box) => {
      box.content += 1;
      Atomics.add(tally, SIGNAL.MET, 1);
      while (Atomics.load(tally, SIGNAL.MET) < size) block(1);
      try {
        next.use((_, other) => {
          other.content += 10;
        });
        return "passed";
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : error;
      }
    });
  }) satisfies Script,

  /** The same with transactions, each on two locks of the ring: in whatever order they are given. */
  crossTogether: (({ tally, amount: place }, memory) => {
    const size = Atomics.load(tally, SIGNAL.RING);
    const [own, next] = [place, (place + 1) % size].map((each) => objects.ring(memory, each));
    for (let i = 0; i < 2000; i++) {
      transaction([own!, next!], (mine, other) => {
        mine.content += 1;
        other.content += 10;
      });
    }
    return "passed";
  }) satisfies Script,

  /** The same with one transaction within another, which no order helps. */
  crossNested: (({ tally, amount: place }, memory) => {
    const size = Atomics.load(tally, SIGNAL.RING);
    const ring = Array.from({ length: size }, (_, other) => objects.ring(memory, other));
    const [own, next] = [ring[place], ring[(place + 1) % size]];
    return transaction(own!, (mine) => {
      mine.content += 1;
      Atomics.add(tally, SIGNAL.MET, 1);
      while (Atomics.load(tally, SIGNAL.MET) < size) block(1);
      try {
        transaction(next!, (other) => {
          other.content += 10;
        });
        return "passed";
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : error;
      }
    });
  }) satisfies Script,

  /** Posts to both ledgers of the pair until it is killed, and counts what has returned; waits for its turn now and then. */
  postBoth: (async ({ owner, tally }, memory) => {
    const pair = pairOf(memory);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    for (;;) {
      transaction(pair, (left, right) => {
        left.post(`worker ${owner}`);
        right.post(`worker ${owner}`);
      });
      tally[tallyOf(owner)]! += 1;
      if (tally[tallyOf(owner)]! % 16 !== 0) continue;
      const { posts } = pair[0];
      await until(pair[1], (right) => right.posts > posts, { timeout: 1 }).catch(() => {});
    }
  }) satisfies Script,

  /** Waits on its event loop until the first box has `amount`; returns how often a timer ran meanwhile. */
  wait: (async ({ tally, amount }, memory) => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    await until(objects.ring(memory, 0), ({ content }) => {
      Atomics.add(tally, SIGNAL.MET, 1);
      return content >= amount;
    });
    clearInterval(timer);
    return ticks;
  }) satisfies Script,

  /** Steps until it is killed, or until, somewhere within a step, it dies of what `amount` says. */
  torture: (({ tally, amount: cause }, memory) => {
    const shared = objects.zoo(memory);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    const end = cause === DEATH.TERMINATE ? Number.POSITIVE_INFINITY : Math.random() * 400;
    let places = 0;
    for (;;) {
      try {
        shared.use((zoo) => step(zoo, () => places++ > end && die(cause, zoo)));
      } catch (error) {
        if (error instanceof RangeError && error.message === THROWN) continue;
        process.exit(0);
      }
    }
  }) satisfies Script,

  /** Takes the first lock again and again and leaves hardly a gap. */
  hog: (({ tally }, memory) => {
    const shared = objects.ring(memory, 0);
    Atomics.add(tally, SIGNAL.ARRIVED, 1);
    for (;;) {
      shared.use((_, box) => {
        for (let i = 0; i < 200; i++) box.content += 1;
      });
    }
  }) satisfies Script,
};
