import { describe, expect, test } from "vitest";
import { explore } from "./explore.js";
import { flaws, lockModel } from "./lock-model.js";

describe("the lock, the log and the reaper, in every order of their stores and with every death", () => {
  test("never show a part of a transaction, and never get stuck", () => {
    const { states, fault } = explore(lockModel(2));
    expect(fault).toBeUndefined();
    expect(states).toBeGreaterThan(3000);
  });

  test.each(flaws)("would not be right if somebody %s", (flaw) => {
    expect(explore(lockModel(1, flaw)).fault).toBeDefined();
  });
});
