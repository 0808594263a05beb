import { describe, expect, it } from "vitest";
import { median, ratioToBest, runSuite } from "./run-suite.js";
import { type Contender, Skipped, type Suite } from "./suite.js";

describe("runSuite", () => {
  it("measures in turn, each contender first in its round, and reports medians", async () => {
    const order: string[] = [];
    const contender = (name: string, values: number[]): Contender => {
      const left = [...values];
      return async () => {
        order.push(name);
        return left.shift() ?? Number.NaN;
      };
    };
    const suite: Suite = {
      rounds: 3,
      needsRivals: false,
      prepare: () => void order.push("prepare"),
      cases: [
        {
          name: "one",
          unit: "ns",
          better: "lower",
          ours: contender("ours", [30, 10, 20]),
          rivals: { a: contender("a", [50, 40, 900]), b: contender("b", [80, 60, 70]) },
        },
      ],
    };
    const rows = await runSuite(suite, { name: "demo", rounds: 3 });
    expect(order).toEqual(["prepare", "ours", "a", "b", "a", "b", "ours", "b", "ours", "a"]);
    expect(rows).toEqual([
      {
        suite: "demo",
        case: "one",
        unit: "ns",
        better: "lower",
        ours: 20,
        rivals: { a: 50, b: 70 },
        ratioToBest: 2.5,
      },
    ]);
  });

  it("leaves out who cannot be measured here, and says why", async () => {
    const told: string[] = [];
    const skipping: Contender = async () => {
      throw new Skipped("no such flag");
    };
    const suite: Suite = {
      rounds: 2,
      needsRivals: false,
      cases: [
        {
          name: "one",
          unit: "ns",
          better: "lower",
          ours: async () => 1,
          rivals: { a: skipping, b: async () => 2 },
        },
      ],
    };
    const onValue = (text: string) => void told.push(text);
    const [row] = await runSuite(suite, { name: "demo", rounds: 2, onValue });
    expect(row).toMatchObject({ rivals: { b: 2 }, skipped: { a: "no such flag" }, ratioToBest: 2 });
    expect(told.filter((each) => each.includes("skipped"))).toEqual([
      "demo: one, round 1, a: skipped, no such flag",
    ]);
  });

  it("does not leave ours out", async () => {
    const failing: Contender = async () => {
      throw new Skipped("no such flag");
    };
    const one = { name: "one", unit: "ns", better: "lower", ours: failing, rivals: {} } as const;
    const suite: Suite = { rounds: 1, needsRivals: false, cases: [one] };
    await expect(runSuite(suite, { name: "demo", rounds: 1 })).rejects.toThrow("no such flag");
  });

  it("takes the mean of the two in the middle of an even number", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it("compares with the best rival, above 1 when ours is better", () => {
    expect(ratioToBest("higher", 30, [10, 20])).toBe(1.5);
    expect(ratioToBest("lower", 30, [10, 20])).toBeCloseTo(1 / 3);
    expect(ratioToBest("higher", 30, [])).toBeNull();
  });
});
