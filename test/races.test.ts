import { expect, test } from "vitest";
import { outcomesOf, raceCases } from "./race-cases.js";

/** They are played in `races.stress.ts`. */
test("fixtures/races: what is forbidden is not allowed as well", () => {
  expect(raceCases.length).toBeGreaterThan(5);
  for (const name of raceCases) {
    const { allowed, forbidden } = outcomesOf(name);
    expect(forbidden.length).toBeGreaterThan(0);
    expect(forbidden.filter((each) => allowed.includes(each))).toEqual([]);
  }
});
