import { expect, test } from "vitest";
import { outcomesOf, playRace, raceCases, raceProgram } from "./race-cases.js";

/** At most this many batches of rounds; a case ends when all allowed outcomes have been seen. */
const BATCHES = Number(process.env.RACE_BATCHES ?? 300);

/** Each folder of `fixtures/races` is a small program of some threads, with the outcomes that it may have. */
test("fixtures/races: every allowed outcome is seen, and no other", async () => {
  const project = await raceProgram();
  for (const name of raceCases) {
    const seen = await playRace(project, name, { rounds: 200, batches: BATCHES });
    expect({ name, seen }).toEqual({ name, seen: [...outcomesOf(name).allowed].sort() });
  }
});
