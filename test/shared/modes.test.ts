import fc from "fast-check";
import { expect, test } from "vitest";
import { merged } from "../../runtime/shared/sharded.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Gauge, gauge } from "./fixtures/gauge.js";
import { Sum, sum } from "./fixtures/sum.js";

type Call = readonly [name: string, ...given: number[]];

const numbers = fc.oneof(fc.integer({ min: -5, max: 2 ** 32 }), fc.double(), fc.constant(0));

const gaugeCalls = fc.oneof(
  fc.constantFrom<Call>(["hit"], ["release"]),
  fc.tuple(fc.constantFrom("claim", "set level", "set hits", "set free"), numbers),
  fc.tuple(fc.constant("rise"), fc.integer({ min: 0, max: 3 })),
);
const sumCalls = fc.tuple(fc.constant("add"), numbers);

/** What a call returns or throws, and what is there then. */
function outcomes(object: object, calls: readonly Call[], fields: readonly string[]) {
  const values = object as Record<string, unknown>;
  return calls.map(([name, ...given]) => {
    let result: unknown;
    try {
      if (name.startsWith("set ")) values[name.slice(4)] = given[0];
      else result = (values[name] as (...all: number[]) => unknown).apply(object, given);
    } catch (error) {
      result = (error as Error).name;
    }
    return [name, result, ...fields.map((field) => values[field])];
  });
}

/** An ordinary object takes any number; what integer storage refuses is left out. */
const isKept = ([name, value]: Call): boolean =>
  !(name === "set hits" || name === "set free" || name === "claim") ||
  (Number.isInteger(value) && !Object.is(value, -0) && value! >= 0 && value! < 2 ** 31 - 100);

test("a shared object returns, and has, what an ordinary one does", () => {
  fc.assert(
    fc.property(fc.array(gaugeCalls.filter(isKept), { maxLength: 40 }), (calls) => {
      const fields = ["hits", "free", "level"];
      const memory = SharedMemory.create({ bytes: 2 ** 20 });
      const shared = memory.object(0, "Test.gauge", gauge, () => new Gauge());
      expect(outcomes(shared, calls, fields)).toEqual(outcomes(new Gauge(), calls, fields));
    }),
  );
});

test("so does a copy of a sharded one, and the whole of one copy", () => {
  fc.assert(
    fc.property(fc.array(sumCalls, { maxLength: 40 }), (calls) => {
      const memory = SharedMemory.create({ bytes: 2 ** 20 });
      const own = memory.sharded(0, "Test.sum", sum, () => new Sum());
      const plain = new Sum();
      expect(outcomes(own, calls, ["left"])).toEqual(outcomes(plain, calls, ["left"]));
      expect(merged(own)).toEqual({ left: 0 + plain.left, right: 0 + plain.right });
    }),
  );
});
