import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { transaction } from "../../runtime/shared/transaction.js";
import { Gauge } from "./fixtures/gauge.js";
import { type BothWays, type Change, Integers, integers } from "./fixtures/integers.js";
import { Crew } from "./worker/crew.js";
import { objects } from "./worker/scripts.js";

const changes: readonly Change[] = ["add", "subtract", "and", "or", "xor", "set", "swap"];
const ends = [0, 1, -1, 2 ** 20, 2 ** 30, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 32 - 1, 2 ** 32];
const numbers = fc.oneof(
  fc.constantFrom(...ends, 0.5, Number.NaN, -0, "1" as unknown as number),
  fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
);
const bigints = fc.oneof(
  fc.constantFrom(0n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 63n, 1 as unknown as bigint),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const step = fc.oneof(
  fc.tuple(fc.constantFrom("i32" as const, "u32" as const), fc.constantFrom(...changes), numbers),
  fc.tuple(fc.constant("i64" as const), fc.constantFrom(...changes), bigints),
);

/** What is returned, or thrown. */
function outcome(call: () => unknown): string {
  try {
    const value = call();
    return `${typeof value} ${Object.is(value, -0) ? "-0" : String(value)}`;
  } catch (error) {
    return String(error);
  }
}

test("a lowered change returns, throws and leaves what a guarded one does", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const memory = SharedMemory.create({ bytes: 2 ** 20 });
      const made = [0, 1].map((index) =>
        memory.object(index, "Test.integers", integers, () => new Integers()),
      );
      const [guarded, lowered] = made as unknown as [BothWays, BothWays];
      for (const [kind, change, given] of steps) {
        const expected = outcome(() => guarded.guarded(kind, change, given));
        expect(outcome(() => lowered.lowered(kind, change, given))).toBe(expected);
        const [value] = guarded.read(kind);
        expect(lowered.read(kind)).toEqual([value, value]);
      }
    }),
    { numRuns: 300 },
  );
});

let memory: SharedMemory;
let crew: Crew;

beforeEach(() => {
  memory = SharedMemory.create();
  crew = new Crew(memory);
});
afterEach(() => crew.dismiss());

test("four threads that hit, claim, rise and look: nothing is lost, seen twice or seen in between", async () => {
  const shared = objects.gauge(memory, () => new Gauge());
  const calls = 50_000;
  const members = Array.from({ length: 4 }, () => crew.start("gauge", calls));
  const told = (await Promise.all(members.map((each) => each.result))) as GaugeReport[];
  const sum = (pick: (each: GaugeReport) => number) => told.reduce((a, b) => a + pick(b), 0);
  const total = 4 * calls;
  expect(shared.hits).toBe(total);
  expect(sum((each) => each.hits)).toBe((total * (total + 1)) / 2);
  expect(sum((each) => each.rises)).toBe(shared.level / 4);
  expect(sum((each) => each.odd)).toBe(0);
  expect(sum((each) => each.fell)).toBe(0);
  expect(sum((each) => each.stolen)).toBe(0);
  expect(sum((each) => each.claims)).toBeGreaterThan(0);
  expect(shared.free).toBe(0);
});

test("an object that is changed without its lock cannot be in a transaction", () => {
  const shared = objects.gauge(memory, () => new Gauge());
  expect(() => transaction(shared, (gauge) => gauge.hit())).toThrow(
    expect.objectContaining({
      code: "NOT_LOCKABLE",
      message: expect.stringContaining("Test.gauge has members that need no lock"),
    }),
  );
  expect(shared.hit()).toBe(1);
});

interface GaugeReport {
  readonly hits: number;
  readonly rises: number;
  readonly odd: number;
  readonly fell: number;
  readonly claims: number;
  readonly stolen: number;
}
